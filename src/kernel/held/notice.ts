/** Notices: what somebody should know and need not do anything about. */
import type { Bilingual } from '../contract.ts';
import { add, type Effect } from '../effects.ts';
import type { Context } from '../operation.ts';

/** One person, or whoever holds a position (at a site). */
export type Addressee =
  | { readonly personId: string }
  | { readonly position: string; readonly siteId?: string | undefined };

type Notice = {
  readonly words: Bilingual;
  readonly to: Addressee;
  /** What it is about: the way there. */
  readonly documentId?: string | undefined;
};

/** Puts a notice into the inbox of a person or a position. An effect of `run` and of reactions. */
export const notify = ({ words, to, documentId }: Notice, { newId, now }: Context): Effect =>
  add('kernel.notice', { id: newId(), words, ...addressed(to), documentId: documentId ?? null, noticedAt: now });

/** The columns of whom something is for. */
export const addressed = (to: Addressee) =>
  'personId' in to
    ? { personId: to.personId, position: null, siteId: null }
    : { personId: null, position: to.position, siteId: to.siteId ?? null };
