/** Signed notes: a text, an empty line, and lines of signatures. Ed25519 is handed in. Source: C2SP signed-note. */

import type { Sha256 } from './merkle.ts';
import { hexOf } from './merkle-hex.ts';
import { type Refusal, refused } from './merkle-verify.ts';

/** The public half of a key: what a verifier is told beforehand. */
export type VerifierKey = { readonly name: string; readonly keyId: Uint8Array; readonly publicKey: Uint8Array };

/** The private half stays behind `sign`. */
export type Signer = {
  readonly name: string;
  readonly keyId: Uint8Array;
  readonly sign: (bytes: Uint8Array) => Uint8Array;
};

/** Ed25519 verification; answers false, and does not throw, for a signature of any other shape. */
export type Verify = (publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array) => boolean;

/** The signed text, its final newline with it, and who of the trusted signed it. */
export type VerifiedNote = { readonly ok: true; readonly text: string; readonly signedBy: readonly VerifierKey[] };

/** The first four bytes of SHA-256(name, newline, 0x01, public key). Source: C2SP signed-note, Ed25519 signatures. */
export function keyIdOf(sha256: Sha256, name: string, publicKey: Uint8Array): Uint8Array {
  if (!isKeyName(name)) throw new Error('a key name is not empty and has neither space nor plus');
  if (publicKey.length !== 32) throw new Error('an Ed25519 public key has 32 bytes');
  return sha256(joined(utf8(`${name}\n`), ed25519, publicKey)).slice(0, 4);
}

/** A key as text to hand to verifiers: name+id in hexadecimal+base64. Source: C2SP signed-note, Verifier keys. */
export function verifierKey(sha256: Sha256, name: string, publicKey: Uint8Array): string {
  return `${name}+${hexOf(keyIdOf(sha256, name, publicKey))}+${base64Of(joined(ed25519, publicKey))}`;
}

/** Reads a verifier key; its id must be that of its name and key. Source: C2SP signed-note, Verifier keys. */
export function parseVerifierKey(
  sha256: Sha256,
  text: string,
): { readonly ok: true; readonly key: VerifierKey } | Refusal {
  const [, name = '', id = '', encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? [];
  const material = bytesOfBase64(encoded);
  if (!isKeyName(name) || !material) {
    return refused('验证公钥的写法不是“名称+编号+公钥”。', 'A verifier key is written as name+id+base64; this is not.');
  }
  if (material.length !== 33 || material[0] !== 1) {
    return refused('验证公钥不是 Ed25519 公钥。', 'The verifier key is not an Ed25519 key.');
  }
  const publicKey = material.slice(1);
  const keyId = keyIdOf(sha256, name, publicKey);
  return hexOf(keyId) === id
    ? { ok: true, key: { name, keyId, publicKey } }
    : refused('验证公钥的编号与名称、公钥不符。', 'The id of the verifier key is not that of its name and key.');
}

/** One line of signature, with its newline; a witness's line is added below ours. Source: C2SP signed-note, Format. */
export function noteSignatureLine(keyName: string, keyId: Uint8Array, signature: Uint8Array): string {
  if (!isKeyName(keyName)) throw new Error('a key name is not empty and has neither space nor plus');
  if (keyId.length !== 4 || signature.length === 0)
    throw new Error('a signature line has an id of 4 bytes and a signature');
  return `— ${keyName} ${base64Of(joined(keyId, signature))}\n`;
}

/** The text with a signature of each signer under it. Source: C2SP signed-note, Format and Ed25519 signatures. */
export function signNote(text: string, ...signers: readonly Signer[]): string {
  if (!isNoteText(text)) throw new Error('the text of a note ends in a newline and has no other control characters');
  const bytes = utf8(text);
  const lines = signers.map(({ name, keyId, sign }) => noteSignatureLine(name, keyId, sign(bytes)));
  if (lines.length === 0) throw new Error('a note has at least one signature');
  return `${text}\n${lines.join('')}`;
}

/**
 * The text, if at least one trusted key signed it and none of them signed wrongly. Signatures of others are ignored: a
 * log changes keys and has witnesses. Do not look at a text that is not ok. Source: C2SP signed-note, Signatures.
 */
export function verifyNote(note: string, trusted: readonly VerifierKey[], verify: Verify): VerifiedNote | Refusal {
  const border = note.lastIndexOf('\n\n');
  const text = note.slice(0, border + 1);
  const lines = note.slice(border + 2).split('\n');
  if (border < 0 || lines.pop() !== '' || lines.length === 0) {
    return refused(
      '签名文本须为正文、空行、签名行。',
      'A signed note is a text, an empty line and lines of signatures.',
    );
  }
  if (!isNoteText(text)) {
    return refused('签名文本含有控制字符或残缺字符。', 'The signed note has control characters or broken characters.');
  }
  if (lines.length > signaturesMax) {
    return refused(`签名行超过 ${signaturesMax} 行。`, `There are more than ${signaturesMax} lines of signatures.`);
  }
  const bytes = utf8(text);
  const signedBy = new Set<VerifierKey>();
  for (const line of lines) {
    const signed = readLine(line);
    if (!signed) return refused(`签名行写法有误:${line}`, `This is not a line of signature: ${line}`);
    const key = trusted.find(({ name, keyId }) => name === signed.name && hexOf(keyId) === hexOf(signed.keyId));
    if (!key) continue;
    if (!verify(key.publicKey, bytes, signed.signature)) {
      return refused(`${key.name} 的签名与正文不符。`, `The signature of ${key.name} is not one of this text.`);
    }
    signedBy.add(key);
  }
  return signedBy.size > 0
    ? { ok: true, text, signedBy: [...signedBy] }
    : refused('没有一个受信任的密钥在此签名。', 'No trusted key has signed this.');
}

/** Standard base64 with its padding. Source: RFC 4648, section 4. */
export function base64Of(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** Nothing unless it is written as `base64Of` writes: the same bytes must not have two texts. Source: RFC 4648, 3.5. */
export function bytesOfBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
  const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  return base64Of(bytes) === text ? bytes : undefined;
}

/** The standard asks for at least 16. */
const signaturesMax = 100;

const ed25519 = Uint8Array.of(1);

function readLine(line: string) {
  const [, name = '', encoded = ''] = /^— ([^ ]+) ([^ ]+)$/.exec(line) ?? [];
  const bytes = bytesOfBase64(encoded);
  if (!isKeyName(name) || !bytes || bytes.length < 5) return undefined;
  return { name, keyId: bytes.slice(0, 4), signature: bytes.slice(4) };
}

/** Half of a pair of surrogates has no UTF-8. */
function isNoteText(text: string): boolean {
  return text.endsWith('\n') && !/\p{Surrogate}/u.test(text) && [...text].every((sign) => sign >= ' ' || sign === '\n');
}

function isKeyName(name: string): boolean {
  return name !== '' && !/[+\p{White_Space}\p{Surrogate}]/u.test(name) && [...name].every((sign) => sign > ' ');
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
