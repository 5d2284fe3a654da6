/** One row of a list in a drawer beside it; the address names it, so that back closes it. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { titleIn } from '#kernel/lists/words';
import { Facts } from '../Facts.tsx';
import { useLanguage } from '../language.tsx';
import { keyOf, shownValue, type Way } from './ListTable.tsx';
import type { ListState, NamedList, Row } from './use-list.ts';

type Props = { state: ListState; detail: (row: Row) => ReactNode };

export const ListDetail = ({ state: { list, rows, arranged }, detail }: Props) => {
  const { language } = useLanguage();
  const navigate = useNavigate();
  const { open, ...others } = useSearch({ strict: false }) as { open?: string }; // As the route of every list keeps it.
  const row = open === undefined ? undefined : rows.find((one) => keyOf(list, one) === open);
  const [first] = arranged;
  return (
    <Drawer
      open={row !== undefined}
      size={420}
      rootClassName="list-detail"
      title={row && first ? shownValue(list, first.name, row[first.name], language) : undefined}
      onClose={() => void navigate({ to: '.', search: others as never })} // What the list is asked stays.
    >
      {row && (
        <div className="stack">
          <Facts
            facts={arranged.map(({ name }) => [titleIn(list, name), shownValue(list, name, row[name], language)])}
          />
          {detail(row)}
        </div>
      )}
    </Drawer>
  );
};

/** The way that opens a row in its drawer. */
export const openIn =
  ({ list }: NamedList): Way =>
  (row) => ({ to: '.', search: ((asked: object) => ({ ...asked, open: keyOf(list, row) })) as never });
