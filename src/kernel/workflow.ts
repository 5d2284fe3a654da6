/** The states of a kind of document and the only steps between them. */
import type { Bilingual, Finding, Query } from './contract.ts';
import { numberingOf } from './settings/numbering.ts';
import { listSetting } from './settings/setting.ts';

/** The header that every kind of document shares, as a fact loads it. */
export type Header = { id: string; state: string; version: number };

type StepSpec<State extends string> = { readonly from: State | readonly State[]; readonly to: State };

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

/** A kind of document: what people call it and its states, and the query that shows its lines. Who may ask that query
 *  may see the documents of this kind; without one they are shown on a page of their own only. */
export type DocumentKind<State extends string = string> = {
  readonly title: Bilingual;
  readonly prefix: string;
  /** The state it is born in. */
  readonly state: NoInfer<State>;
  readonly states: Readonly<Record<State, Bilingual>>;
  readonly lines?: Query;
};

const declared = new Map<string, DocumentKind>();

/** A kind of document by the name its documents carry. */
export const documentKind = (kind: string): DocumentKind | undefined => declared.get(kind);

/** Every kind of document that the loaded modules declare, by name. */
export const documentKinds = (): ReadonlyMap<string, DocumentKind> => declared;

type Flow = { readonly born: string; readonly steps: readonly { from: readonly string[]; to: string }[] };
const flows = new Map<string, Flow>();

/** The steps of every kind of document that the loaded modules declare, and the state it is born in. */
export const allWorkflows = (): ReadonlyMap<string, Flow> => flows;

/** Declares a kind of document, and its steps by name. */
export const workflow = <const State extends string, const S extends Record<string, StepSpec<State>>>(
  kind: string,
  born: DocumentKind<State>,
  steps: S,
): { readonly kind: string; readonly open: (document: OpenDocument) => NewDocument } & Steps<S> => {
  declared.set(kind, born);
  listSetting(numberingOf(kind, born.title, born.prefix));
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
  const all = Object.values(steps).map(({ from, to }) => ({ from: [from].flat(), to }));
  flows.set(kind, { born: born.state, steps: all });
  return { kind, open, ...(Object.fromEntries(byName) as Steps<S>) }; // Object.fromEntries loses the steps' names.
};

type OpenDocument = {
  readonly id: string;
  readonly today: string;
  readonly counterpartyId?: string;
  readonly siteId?: string;
  readonly lotIds: readonly string[];
};

/** What people call a kind of document. */
export const kindTitle = (kind: string): Bilingual => declared.get(kind)?.title ?? { zh: kind, en: kind };

/** What people call a state of a kind of document. */
export const stateName = (kind: string, state: string): Bilingual =>
  declared.get(kind)?.states[state] ?? { zh: state, en: state };

/** Why a step is not open, in one sentence. */
export const closedStep = ({ kind, from }: Transition): Finding => {
  const { zh, en } = stateName(kind, from ?? '');
  return {
    rule: kind,
    message: {
      zh: `单据已处于“${zh}”状态，此步骤已不能执行`,
      en: `the document is already ${en.toLowerCase()}; this step is no longer open`,
    },
  };
};
