/** What a journal line says, and the digests that bind an answer, a ticket and a signature to it. */
import { createHash } from 'node:crypto';
import type { Acknowledged } from './contract.ts';
import type { Effect } from './effects.ts';
import type { Read } from './fact.ts';
import { withoutHidden } from './privacy.ts';

/** JSON with sorted keys and no undefined, so that the same content always has the same digest (RFC 8785 in spirit). */
export const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  const members = value as Record<string, unknown>; // What is no list and no plain value is an object with keys.
  let text = '';
  for (const key of Object.keys(members).sort()) {
    if (members[key] !== undefined) text += `${text && ','}${JSON.stringify(key)}:${canonical(members[key])}`;
  }
  return `{${text}}`;
};

/** SHA-256 of the canonical JSON, as hexadecimal. */
export const digestOf = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('hex');

/** The digest of what was asked: the same for a retry, for its ticket and for its signature. What records hide is left
 *  out: a digest of few digits can be guessed. The signature binds personal values by their keyed digest. */
export const inputDigest = (command: string, about: unknown, fill: unknown): string =>
  digestOf(withoutHidden({ command, about, fill }));

type Signable = {
  inputDigest: string;
  changed: unknown;
  personId: string;
  recordedAt: string;
  signature?: { meaningZh: string; meaningEn: string };
};

/** The line with its signature bound to what the line says: asked, changed, acknowledged, who, when, and the meaning.
 *  It is bound to the line as it is kept, so blanking a personal value breaks no signature. */
export const signedLine = <L extends Signable>(line: L, acknowledged: readonly Acknowledged[]) => {
  const { signature, inputDigest: digest, changed, personId: person, recordedAt: at } = line;
  if (!signature) return line;
  const meaning = { zh: signature.meaningZh, en: signature.meaningEn };
  const reasons = acknowledged.length > 0 ? { acknowledged } : {};
  return {
    ...line,
    signature: { ...signature, digest: digestOf({ digest, changed, person, at, meaning, ...reasons }) },
  };
};

/** A bulk enters the journal as count and digest, not row by row. */
const BULK_ROWS = 100;

/** What changed, old and new. */
export const changesOf = (effects: readonly Effect[]): unknown[] =>
  effects.flatMap((effect): unknown[] => {
    switch (effect.is) {
      case 'add':
        return effect.rows.length > BULK_ROWS
          ? [{ added: effect.table, count: effect.rows.length, digest: digestOf(effect.rows) }]
          : [{ added: effect.table, rows: effect.rows }];
      case 'change':
        return [{ changed: effect.table, id: effect.id, old: effect.old, new: effect.new }];
      case 'open':
        return [{ opened: effect.document.kind, id: effect.document.id, state: effect.document.state }];
      case 'post':
        return [{ moved: { ...effect.posting, unitIds: shortened(effect.posting.unitIds) } }];
      case 'reserve':
        return [{ reserved: effect.reserving }];
      case 'unreserve':
        return [{ unreserved: effect.lineId }];
      default:
        return [];
    }
  });

/** What was asked: whole, or for a bulk the length and digest of each long list. */
export const askedOf = (isBulk: boolean, input: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(input).map(([key, value]) => [key, isBulk ? shortened(value) : value]));

const shortened = (value: unknown): unknown =>
  Array.isArray(value) && value.length > BULK_ROWS ? { count: value.length, digest: digestOf(value) } : value;

/** As what somebody acted, and whether the company was still being set up. */
type Acting = { readonly as: readonly unknown[]; readonly isLive: boolean };

/** What was checked: by which positions it was permitted, each fact once, one verdict per rule. */
export const checkedOf = (
  read: Read,
  verdicts: readonly { rule: string; verdict: string }[],
  { as, isLive }: Acting,
): unknown => ({
  as,
  ...(isLive ? {} : { stage: 'setUp' }),
  facts: Object.fromEntries(
    [...read].map(([name, byKey]) => [
      name,
      byKey.size > BULK_ROWS ? shortened([...byKey]) : Object.fromEntries(byKey),
    ]),
  ),
  rules: verdicts,
});
