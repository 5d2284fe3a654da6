import type { ReactNode } from 'react';
import type { Bilingual } from '#kernel/contract';
import { useLanguage } from './language.tsx';
import './table.css';

export type Column<R> = {
  title: Bilingual;
  cell: (row: R, index: number) => ReactNode;
  isNumber?: boolean;
  className?: string;
};

type Props<R> = {
  label: Bilingual;
  columns: readonly Column<R>[];
  rows: readonly R[];
  keyOf: (row: R) => string;
  isChosen?: (row: R) => boolean;
};

/** A dense table; on a phone every row is a card and every cell carries its column's name. */
export const Table = <R,>({ label, columns, rows, keyOf, isChosen }: Props<R>) => {
  const { say } = useLanguage();
  const look = ({ isNumber, className }: Column<R>) => [isNumber && 'number', className].filter(Boolean).join(' ');
  return (
    <div className="table-frame">
      {/* The cards of a phone are no longer laid out as a table; the roles keep it one for a screen reader. */}
      {/* biome-ignore lint/a11y/noRedundantRoles: see above. */}
      <table className="table" aria-label={say(label)} role="table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.title.en} scope="col" className={look(column)}>
                {say(column.title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/a11y/noRedundantRoles: see above.
            <tr key={keyOf(row)} role="row" {...(isChosen?.(row) && { 'aria-current': true })}>
              {columns.map((column) => (
                // biome-ignore lint/a11y/noRedundantRoles: see above.
                <td key={column.title.en} role="cell" className={look(column)} data-label={say(column.title)}>
                  {column.cell(row, index)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
