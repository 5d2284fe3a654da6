/** The key that signs the journal: the file `signing-key` of the data folder, for its owner's eyes only. */
import { createPrivateKey, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { RetiredKey } from '#kernel/rotate-key';
import { StartRefused } from './start-refused.ts';

/** Reads the key; the first start makes it. Two programs that start at once end up with one key. */
export function signingKeyIn(folder: string, asked: { make: true }): KeyObject;
/** Reads the key, or nothing where none was made. */
export function signingKeyIn(folder: string, asked: { make: boolean }): KeyObject | undefined;
export function signingKeyIn(folder: string, { make }: { make: boolean }): KeyObject | undefined {
  const file = path.join(folder, 'signing-key');
  try {
    if (make && !existsSync(file)) makeKey(folder, file);
    return existsSync(file) ? createPrivateKey(readFileSync(file)) : undefined;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const zh = `无法读写日志签名密钥 ${file}：${why}`;
    throw new StartRefused({ zh, en: `The key that signs the journal, ${file}, cannot be used: ${why}` }, { cause });
  }
}

/** Written whole under another name first: a link fails where somebody was faster. */
const makeKey = (folder: string, file: string): void => {
  mkdirSync(folder, { recursive: true });
  const draft = `${file}.${randomUUID()}`;
  const text = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  writeFileSync(draft, text, { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(draft);
  }
};

const Retired = z.array(z.object({ publicKey: z.string(), sizes: z.record(z.string(), z.int()) }));

/** The keys that signed before, as far as they are believed. */
export const retiredKeysIn = (folder: string): RetiredKey[] => {
  const file = retiredFile(folder);
  return existsSync(file) ? Retired.parse(JSON.parse(readFileSync(file, 'utf8'))) : [];
};

const retiredFile = (folder: string) => path.join(folder, 'signing-keys-retired.json');

/** Puts another key in the place of the present one: first what the old one signed is kept as believed, then the new
 *  one takes its place. Cut off in between, the old key goes on and this is done again. */
export const replaceKey = (folder: string, next: KeyObject, retired: RetiredKey): void => {
  const kept = JSON.stringify([...retiredKeysIn(folder), retired], null, 2);
  replaced(retiredFile(folder), `${kept}\n`);
  replaced(path.join(folder, 'signing-key'), next.export({ type: 'pkcs8', format: 'pem' }));
};

const replaced = (file: string, text: string | Buffer): void => {
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, text, { mode: 0o600, flush: true });
  renameSync(draft, file);
};
