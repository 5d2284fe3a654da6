/** Checkpoints: size and root of a log at one moment, as the text of a signed note. Source: C2SP tlog-checkpoint. */

import { base64Of, bytesOfBase64, type VerifierKey, type Verify, verifyNote } from './checkpoint-note.ts';
import { isHash, isSize } from './merkle.ts';
import { type Refusal, refused } from './merkle-verify.ts';

/** `origin` names the log for ever. Extension lines are not audited by anyone: better none. */
export type Checkpoint = {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  readonly extensions?: readonly string[];
};

/** A checkpoint that was read; `extensions` may be empty, never absent. */
export type ParsedCheckpoint = Required<Checkpoint>;

/** The text to sign: origin, size, root in base64, each on its line. Source: C2SP tlog-checkpoint, Note text. */
export function checkpointText({ origin, size, root, extensions = [] }: Checkpoint): string {
  if (!isSize(size)) throw new Error(`a log cannot have ${size} leaves`);
  if (!isHash(root)) throw new Error('the root of a log has 32 bytes');
  if (![origin, ...extensions].every(isLine)) throw new Error('origin and extensions are lines that are not empty');
  return [origin, size, base64Of(root), ...extensions].map((line) => `${line}\n`).join('');
}

/** Reads the text of a note whose signature was verified before. Source: C2SP tlog-checkpoint, Note text. */
export function parseCheckpoint(text: string): { readonly ok: true; readonly checkpoint: ParsedCheckpoint } | Refusal {
  const [origin = '', digits = '', encoded = '', ...extensions] = text.split('\n');
  if (extensions.pop() !== '') {
    return refused(
      '检查点至少三行,每行以换行结尾。',
      'A checkpoint has at least three lines, each ending in a newline.',
    );
  }
  if (![origin, ...extensions].every(isLine)) {
    return refused('检查点含有空行或控制字符。', 'The checkpoint has an empty line or control characters.');
  }
  if (!/^(0|[1-9][0-9]*)$/.test(digits)) {
    return refused(`树的叶数写法有误:${digits}`, `The size of the tree is not a plain number: ${digits}`);
  }
  const size = Number(digits);
  if (!isSize(size)) return refused(`树的叶数过大:${digits}`, `The size of the tree is too large to count: ${digits}`);
  const root = bytesOfBase64(encoded);
  if (!root || !isHash(root)) {
    return refused('根哈希不是 32 字节的 base64。', 'The root hash is not 32 bytes in base64.');
  }
  return { ok: true, checkpoint: { origin, size, root, extensions } };
}

/**
 * Reads a signed checkpoint of the log with this origin: signature first, then the text, then whose it is; one key may
 * sign for many logs, and another log's checkpoint proves nothing of this. Source: C2SP tlog-proof, Verifying, step 2.
 */
export function openCheckpoint(
  note: string,
  expected: { readonly origin: string; readonly trusted: readonly VerifierKey[]; readonly verify: Verify },
): { readonly ok: true; readonly checkpoint: ParsedCheckpoint; readonly signedBy: readonly VerifierKey[] } | Refusal {
  const verified = verifyNote(note, expected.trusted, expected.verify);
  if (!verified.ok) return verified;
  const parsed = parseCheckpoint(verified.text);
  if (!parsed.ok) return parsed;
  const { checkpoint } = parsed;
  return checkpoint.origin === expected.origin
    ? { ok: true, checkpoint, signedBy: verified.signedBy }
    : refused(
        `这是 ${checkpoint.origin} 的检查点,不是 ${expected.origin} 的。`,
        `This is a checkpoint of ${checkpoint.origin}, not of ${expected.origin}.`,
      );
}

function isLine(line: string): boolean {
  return line !== '' && !/\p{Surrogate}/u.test(line) && [...line].every((sign) => sign >= ' ');
}
