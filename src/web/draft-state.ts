/** What a device knows of a draft, and how it agrees with what the server keeps. Pure; ids are given. */

export type ServerDraft = { id: string; version: number; content: Record<string, unknown>; steps: number };
export type ServerSaid = { isSaved: boolean; current: ServerDraft | null };

export type DraftState<T> = {
  readonly value: T;
  readonly id: string;
  /** The version of the server that `value` follows; 0 when the server has none of this work. */
  readonly follows: number;
  readonly isUnsaved: boolean;
  readonly steps: number;
  /** What another device made of it meanwhile, to be chosen between. */
  readonly elsewhere: ServerDraft | null;
  /** The work this device finished last; an echo of it is not taken up again. */
  readonly done: string | null;
};

/** A work not begun. */
export const freshDraft = <T>(value: T, id: string, done: string | null = null): DraftState<T> => ({
  value,
  id,
  follows: 0,
  isUnsaved: false,
  steps: 0,
  elsewhere: null,
  done,
});

/** Another step of this device. */
export const changed = <T>(state: DraftState<T>, value: T): DraftState<T> => ({ ...state, value, isUnsaved: true });

/** What the server answered to a save of `sent`. */
export const answered = <T>(state: DraftState<T>, sent: T, { isSaved, current }: ServerSaid): DraftState<T> => {
  if (!current) return { ...state, follows: 0, isUnsaved: true };
  if (!isSaved) return { ...state, elsewhere: current };
  const { version, steps } = current;
  return { ...state, follows: version, steps, isUnsaved: state.value !== sent };
};

type Reading<T> = { read: (content: unknown) => T | undefined; empty: T; newId: () => string };

/** What the server keeps, as it is asked on opening, on focus, after a lost connection. */
export const arrived = <T>(state: DraftState<T>, found: ServerDraft | null, reading: Reading<T>): DraftState<T> => {
  if (found === null || found.id === state.done) return gone(state, reading);
  const isKnown = found.id === state.id && found.version <= state.follows;
  if (isKnown) return state;
  return state.isUnsaved ? { ...state, elsewhere: found } : taken(state, found, reading);
};

/** Takes the server's version as it is. */
export const taken = <T>(state: DraftState<T>, found: ServerDraft, { read, empty }: Reading<T>): DraftState<T> => ({
  ...state,
  value: read(found.content) ?? empty,
  id: found.id,
  follows: found.version,
  steps: found.steps,
  isUnsaved: false,
  elsewhere: null,
});

/** Keeps this device's work and lays it over the other's. */
export const kept = <T>(state: DraftState<T>): DraftState<T> =>
  state.elsewhere
    ? { ...state, id: state.elsewhere.id, follows: state.elsewhere.version, isUnsaved: true, elsewhere: null }
    : state;

/** Nothing on the server: done or given up elsewhere, or never begun. What is unsaved here begins anew. */
const gone = <T>(state: DraftState<T>, { empty, newId }: Reading<T>): DraftState<T> => {
  if (state.follows === 0) return state;
  return state.isUnsaved
    ? { ...state, id: newId(), follows: 0, steps: 0, elsewhere: null }
    : freshDraft(empty, newId(), state.done);
};
