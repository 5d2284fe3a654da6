/** Checkpoints kept elsewhere, laid beside a log: who has both database and key cannot roll it back unseen. */
import { openCheckpoint } from '#standards/checkpoint';
import { parseVerifierKey } from '#standards/checkpoint-note';
import type { Evidence } from './evidence.ts';
import { originOf, sha256, verifyEd25519 } from './log-key.ts';

type Checkpoint = Extract<Evidence, { is: 'checkpoint' }>;

/** The evidence with the kept checkpoints among a company's own, each to be proved like them. `verifiersOf` says which
 *  keys sign and signed a company's log where that is known; else the key its own checkpoints name is taken. */
export async function* withKept(
  evidence: AsyncIterable<Evidence>,
  kept: readonly string[],
  verifiersOf: (org: string) => readonly string[],
): AsyncGenerator<Evidence> {
  let theirs: readonly string[] = [];
  const laid = (verifiers: readonly string[]): Checkpoint[] => {
    const among = theirs.map((note): Checkpoint => {
      const verifier = verifiers.find((its) => sizeOf(note, its) > 0) ?? verifiers[0] ?? '';
      return { is: 'checkpoint', size: sizeOf(note, verifier), note, verifier };
    });
    theirs = [];
    return among;
  };
  for await (const record of evidence) {
    yield record;
    if (record.is === 'company') {
      theirs = kept.filter((note) => note.startsWith(`${originOf(record.org)}\n`));
      const verifiers = verifiersOf(record.org);
      if (verifiers.length > 0) yield* laid(verifiers);
    }
    if (record.is === 'checkpoint' && theirs.length > 0) yield* laid([record.verifier]);
  }
}

/** The checkpoints in a text, as `verify` prints them: each from its log's name to its last signature. */
export const notesIn = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .split(/^(?=yanji\/)/m)
    .filter((part) => part.startsWith('yanji/'))
    .flatMap((part) => /^[^\n]+\n\d+\n[^\n]+\n\n(?:— [^\n]+\n?)+/.exec(part)?.[0] ?? [])
    .map((note) => (note.endsWith('\n') ? note : `${note}\n`));

/** The size a note is signed for; one that cannot be opened says 0, and is told of when it is proved. */
const sizeOf = (note: string, verifier: string): number => {
  const key = parseVerifierKey(sha256, verifier);
  if (!key.ok) return 0;
  const [origin = ''] = note.split('\n');
  const opened = openCheckpoint(note, { origin, trusted: [key.key], verify: verifyEd25519 });
  return opened.ok ? opened.checkpoint.size : 0;
};
