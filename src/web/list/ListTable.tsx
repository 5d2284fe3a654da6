/** The rows: a dense table where there is room, cards on a phone. */
import { Link, type LinkProps } from '@tanstack/react-router';
import { Table as AntTable, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { Bilingual, Language } from '#kernel/contract';
import { columnType } from '#kernel/lists/condition';
import type { Listed } from '#kernel/lists/list';
import { titleIn, valueIn } from '#kernel/lists/words';
import { moment } from '../days.ts';
import { useLanguage } from '../language.tsx';
import { Table } from '../Table.tsx';
import { useThumb } from '../use-thumb.ts';
import type { ListState, Row } from './use-list.ts';

/** Where a row leads. */
export type Way = (row: Row) => LinkProps | undefined;

type Props = {
  state: ListState;
  way: Way | undefined;
  chosen: readonly string[];
  onChoose: ((keys: readonly string[]) => void) | undefined;
};

const WIDE = 200;
const USUAL = 130;
/** From here on only the rows in sight are in the page. */
const VIRTUAL_FROM = 150;
const VIRTUAL_HEIGHT = 620;

export const ListTable = ({ state, way, chosen, onChoose }: Props) => {
  const { say, language } = useLanguage();
  const isThumb = useThumb();
  const { list, shown, rows, question } = state;
  const cell = (name: string, row: Row, isFirst: boolean) => {
    const text = shownValue(list, name, row[name], language);
    const to = isFirst ? way?.(row) : undefined;
    return to ? <Link {...to}>{text}</Link> : text;
  };
  if (isThumb) {
    const columns = shown.map(({ name }, at) => ({
      title: titleIn(list, name),
      isNumber: isNumber(list, name),
      cell: (row: Row) => cell(name, row, at === 0),
    }));
    return <Table label={state.of.title} columns={columns} rows={rows} keyOf={(row) => keyOf(list, row)} />;
  }
  const sort = question.sort ?? list.sort;
  const columns: TableColumnsType<Row> = shown.map(({ name, width }, at) => ({
    key: name,
    title: say(titleIn(list, name)),
    width: width ?? (columnType(schemaOf(list, name)) === 'text' ? WIDE : USUAL),
    align: isNumber(list, name) ? 'right' : 'left',
    ellipsis: true,
    showSorterTooltip: false,
    ...(list.sorts.includes(name) && { sorter: true, sortDirections: ['ascend', 'descend', 'ascend'] }),
    ...(sort.by === name && { sortOrder: sort.down ? 'descend' : 'ascend' }),
    render: (_: unknown, row: Row) => cell(name, row, at === 0),
  }));
  const isLong = rows.length > VIRTUAL_FROM;
  const width = columns.reduce((sum, one) => sum + Number(one.width), 0);
  return (
    <AntTable<Row>
      className="list-table"
      size="small"
      columns={columns}
      dataSource={[...rows]}
      rowKey={(row) => keyOf(list, row)}
      pagination={false}
      loading={state.pages.isFetching && !state.pages.isFetchingNextPage && rows.length > 0}
      virtual={isLong}
      scroll={{ x: width, ...(isLong && { y: VIRTUAL_HEIGHT }) }}
      {...(onChoose && {
        rowSelection: { selectedRowKeys: [...chosen], onChange: (keys) => onChoose(keys.map(String)) },
      })}
      onChange={(_, __, sorter) => {
        const one = Array.isArray(sorter) ? sorter[0] : sorter;
        if (one?.columnKey === undefined) return;
        state.show({ ...question, sort: { by: String(one.columnKey), down: one.order === 'descend' } });
      }}
    />
  );
};

/** What names a row. */
export const keyOf = ({ key }: Listed, row: Row): string => key.map((name) => String(row[name])).join('/');

const schemaOf = ({ row }: Listed, name: string): z.ZodType => row.shape[name] as z.ZodType; // As shapes hold.

const isNumber = (list: Listed, name: string): boolean =>
  ['number', 'decimal'].includes(columnType(schemaOf(list, name)));

/** A value as a list shows it. */
export const shownValue = (list: Listed, name: string, value: unknown, language: Language): ReactNode => {
  if (value === null || value === undefined) return '—';
  const type = columnType(schemaOf(list, name));
  if (type === 'moment') return moment(String(value));
  if (type === 'words') return (value as Bilingual)[language]; // A value in both languages, by its schema.
  return valueIn(list, name, value, language);
};
