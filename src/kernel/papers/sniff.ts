/** What a file is, by its content; whether that is what its name says; whether we take it. */
import { open } from 'node:fs/promises';
import path from 'node:path';
import { fileTypeFromFile } from 'file-type';
import type { Bilingual } from '../contract.ts';
import { unpacksWithin, zipEntries } from './zip.ts';

/** Types we take, each with the endings its names may have. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/heic': ['heic', 'heif'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/ofd': ['ofd'],
  'text/csv': ['csv'],
  'text/plain': ['txt'],
};

/** What a file may become when it is unpacked. */
const UNPACKED_BYTES_MAX = 200 * 1024 * 1024;

/** The type of a file, or the sentence why it is not taken. */
export const sniffed = async (file: string, name: string): Promise<{ type: string } | { refused: Bilingual }> => {
  const ending = path.extname(name).slice(1).toLowerCase();
  const type = await typeOf(file, ending);
  const allowed = Object.values(ENDINGS).flat();
  if (!type) {
    return {
      refused: {
        zh: `不接受这种文件。可以上传：${allowed.join('、')}`,
        en: `this kind of file is not taken. Taken are: ${allowed.join(', ')}`,
      },
    };
  }
  if (!ENDINGS[type]?.includes(ending)) {
    return {
      refused: {
        zh: `文件名“${name}”与内容不符：内容是 ${ENDINGS[type]?.[0]}，请核对文件`,
        en: `“${name}” is not what its name says: its content is ${ENDINGS[type]?.[0]}. Please look at the file`,
      },
    };
  }
  if (isPacked(type)) {
    const entries = await zipEntries(file);
    if (!entries || !(await unpacksWithin(file, entries, UNPACKED_BYTES_MAX))) return { refused: damaged(name) };
  }
  return { type };
};

const isPacked = (type: string): boolean => /openxmlformats|ofd/.test(type);

const damaged = (name: string): Bilingual => ({
  zh: `文件“${name}”已损坏或解压后过大，请重新保存后再上传`,
  en: `“${name}” is damaged or becomes too large when unpacked. Save it anew and try again`,
});

const typeOf = async (file: string, ending: string): Promise<string | undefined> => {
  const found = await fileTypeFromFile(file).catch(() => undefined);
  if (!found) return (await isText(file)) ? (ending === 'csv' ? 'text/csv' : 'text/plain') : undefined;
  if (found.mime in ENDINGS) return found.mime;
  if (found.mime === 'image/heif' || found.mime === 'image/heic-sequence') return 'image/heic';
  if (found.mime !== 'application/zip') return undefined;
  const entries = await zipEntries(file);
  return entries?.some(({ name }) => name === 'OFD.xml') ? 'application/ofd' : undefined;
};

const LOOKED_AT = 65_536;

/** Text is UTF-8 or GB 18030 without control characters. */
const isText = async (file: string): Promise<boolean> => {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(LOOKED_AT), 0, LOOKED_AT, 0);
    const head = buffer.subarray(0, bytesRead);
    const isWhole = bytesRead < LOOKED_AT;
    const text = decoded(head, 'utf-8', isWhole) ?? decoded(head, 'gb18030', isWhole);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what text has not.
    return text !== undefined && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd]/.test(text) && !isMarkup(text);
  } finally {
    await handle.close();
  }
};

/** A page or script that calls itself text: a browser that opens it may run it. */
const isMarkup = (text: string): boolean => /^\s*<(!doctype|html|script|svg|\?xml|\?php)/i.test(text);

const decoded = (head: Buffer, encoding: string, isWhole: boolean): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(head, { stream: !isWhole });
  } catch {
    return undefined;
  }
};
