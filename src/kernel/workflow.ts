/** The states of a kind of document and the only steps between them. */
import type { Finding } from './contract.ts';

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
  readonly numberPrefix: string;
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
  const open = ({ today, ...document }: OpenDocument): NewDocument => ({
    ...document,
    kind,
    state: born.state,
    numberPrefix: `${born.prefix}${today.replaceAll('-', '')}`,
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
  open: { zh: '未解除', en: 'open' },
  lifted: { zh: '已解除', en: 'lifted' },
  moved: { zh: '已移库', en: 'moved' },
  reserved: { zh: '已预留', en: 'reserved' },
  picking: { zh: '拣货中', en: 'being picked' },
  cancelled: { zh: '已取消', en: 'cancelled' },
  shipped: { zh: '已发货', en: 'shipped' },
};

const stateName = (state: string | undefined) => STATES[state ?? ''] ?? { zh: state ?? '', en: state ?? '' };
