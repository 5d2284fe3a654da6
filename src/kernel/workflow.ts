/** The states of a kind of document and the only steps between them. */
import type { Finding } from './contract.ts';
import { numberingOf } from './settings/numbering.ts';
import { listSetting } from './settings/setting.ts';

/** The header that every kind of document shares, as a fact loads it. */
export type Header = { id: string; state: string; version: number };

type StepSpec = { readonly from: string | readonly string[]; readonly to: string };

/** One document taking one step; `from` undefined opens a new document. */
export type Transition = {
  readonly kind: string;
  readonly id: string;
  readonly from: string | undefined;
  readonly to: string;
  readonly version: number;
  readonly isOpen: boolean;
};

/** What a new document needs besides its step. */
export type NewDocument = {
  readonly kind: string;
  readonly id: string;
  readonly state: string;
  /** The prefix of its number and the day that stands in it, unless the company decided otherwise. */
  readonly prefix: string;
  readonly today: string;
  readonly counterpartyId?: string;
  readonly siteId?: string;
  readonly lotIds: readonly string[];
};

type Steps<S> = { readonly [K in keyof S]: (document: Header) => Transition };

/** Declares a kind of document: the prefix of its numbers, the state it is born in, its steps by name. */
export const workflow = <const S extends Record<string, StepSpec>>(
  kind: string,
  born: { prefix: string; state: string },
  steps: S,
): { readonly kind: string; readonly open: (document: OpenDocument) => NewDocument } & Steps<S> => {
  listSetting(numberingOf(kind, { zh: kind, en: kind }, born.prefix));
  const open = (document: OpenDocument): NewDocument => ({
    ...document,
    kind,
    state: born.state,
    prefix: born.prefix,
  });
  const byName = Object.entries(steps).map(([name, { from, to }]) => {
    const allowed: readonly string[] = typeof from === 'string' ? [from] : from;
    const step = ({ id, state, version }: Header): Transition => ({
      kind,
      id,
      from: state,
      to,
      version,
      isOpen: allowed.includes(state),
    });
    return [name, step];
  });
  return { kind, open, ...(Object.fromEntries(byName) as Steps<S>) }; // Object.fromEntries loses the steps' names.
};

type OpenDocument = {
  readonly id: string;
  readonly today: string;
  readonly counterpartyId?: string;
  readonly siteId?: string;
  readonly lotIds: readonly string[];
};

/** Why a step is not open, in one sentence. */
export const closedStep = ({ kind, from }: Transition): Finding => ({
  rule: kind,
  message: {
    zh: `单据已处于“${stateName(from).zh}”状态，此步骤已不能执行`,
    en: `the document is already ${stateName(from).en}; this step is no longer open`,
  },
});

const STATES: Record<string, { zh: string; en: string }> = {
  waiting: { zh: '待处理', en: 'waiting' },
  received: { zh: '已收货', en: 'received' },
  released: { zh: '已放行', en: 'released' },
  shipped: { zh: '已发货', en: 'shipped' },
};

const stateName = (state: string | undefined) => STATES[state ?? ''] ?? { zh: state ?? '', en: state ?? '' };
