import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { type Bilingual, type QualityStatus, qualityStatuses } from '#kernel/contract';
import { fieldOf, innerOf } from '#kernel/field';
import { moment } from './days.ts';
import { Expiry } from './Expiry.tsx';
import { useLanguage } from './language.tsx';
import { StatusTag } from './StatusTag.tsx';
import { type Column, Table } from './Table.tsx';

type Row = Readonly<Record<string, unknown>>;
type Props = { label: Bilingual; of: z.ZodObject; rows: readonly Row[]; keyOf: (row: Row) => string };

/** Rows as their schema describes them: a column for each field, called and shown as the field says. */
export const Records = ({ label, of, rows, keyOf }: Props) => (
  <Table label={label} rows={rows} keyOf={keyOf} columns={columnsOf(of, rows)} />
);

/** A column that is empty in all rows says nothing. */
const columnsOf = (of: z.ZodObject, rows: readonly Row[]): Column<Row>[] =>
  Object.entries<z.ZodType>(of.shape).flatMap(([name, schema]) => {
    const entry = fieldOf(schema);
    if (!entry || !rows.some((row) => isSaid(row[name]))) return [];
    const isNumber = coreOf(schema) instanceof z.ZodNumber;
    return [{ title: entry, isNumber, cell: (row: Row) => <Value name={entry.name} row={row} value={row[name]} /> }];
  });

const isSaid = (value: unknown) =>
  value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

const coreOf = (schema: z.ZodType): z.ZodType => {
  const inner = innerOf(schema);
  return inner ? coreOf(inner) : schema;
};

const Value = ({ name, row, value }: { name: string; row: Row; value: unknown }): ReactNode => {
  const { say } = useLanguage();
  if (!isSaid(value)) return '—';
  if (name === 'lotNumber') return <LotLink lot={String(value)} lotId={row.lotId} />;
  if (name === 'lastUseOn') return <Expiry on={String(value)} />;
  if (isStatus(value)) return <StatusTag status={value} />;
  if (Array.isArray(value)) return <Several row={row} values={value} />;
  if (typeof value === 'boolean') return say(value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' });
  if (isWords(value)) return say(value);
  const text = String(value);
  return z.iso.datetime({ offset: true }).safeParse(text).success ? moment(text) : text;
};

const isStatus = (value: unknown): value is QualityStatus => qualityStatuses.some((status) => status === value);
const isWords = (value: unknown): value is Bilingual => typeof value === 'object' && value !== null && 'zh' in value;

/** Of very many only the first are in the row; the quantity tells how many there are. */
const Several = ({ row: { quantity }, values }: { row: Row; values: readonly unknown[] }) => {
  const more = typeof quantity === 'number' && quantity > values.length ? ` … (${quantity})` : '';
  return `${values.join(' ')}${more}`;
};

/** A lot leads to where it is and who has it. */
const LotLink = ({ lot, lotId }: { lot: string; lotId: unknown }) => (
  <Link to="/trace" search={{ q: lot, ...(typeof lotId === 'string' && { lot: lotId }) }}>
    <strong>{lot}</strong>
  </Link>
);
