/** Text with commas or tabs as rows: UTF-8 or, as Chinese Excel writes it, GB 18030. */
import type { Readable } from 'node:stream';
import { malformedAt } from '../malformed.ts';

/** Reads RFC 4180, also with tabs; a row is counted by records, as a spreadsheet shows it. */
export async function* csvRows(content: Readable): AsyncGenerator<{ row: number; cells: string[] }> {
  const parts: Uint8Array[] = [];
  for await (const part of content) parts.push(part as Uint8Array); // A stream without an encoding.
  const text = decoded(Buffer.concat(parts));
  const separator = separatorOf(text);
  let row = 0;
  let at = 0;
  while (at < text.length) {
    const cells: string[] = [];
    for (let isOpen = true; isOpen; ) {
      const [cell, end] = text[at] === '"' ? quoted(text, at, separator) : plain(text, at, separator);
      cells.push(cell);
      isOpen = text[end] === separator;
      at = isOpen ? end + 1 : lineEnd(text, end);
    }
    row += 1;
    yield { row, cells };
  }
}

/** The decoder leaves the mark at the beginning out. */
const decoded = (bytes: Uint8Array): string => {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next one may fit.
    }
  }
  throw malformedAt('file', {
    zh: '文字编码不是 UTF-8 或 GB 18030，请另存为“CSV UTF-8”',
    en: 'the text is neither UTF-8 nor GB 18030: save it as “CSV UTF-8”',
  });
};

const separatorOf = (text: string): string => {
  const [first = ''] = text.split('\n', 1);
  return first.includes('\t') && !first.includes(',') ? '\t' : ',';
};

/** What stands between a closing quote and the separator is kept as it is. */
const quoted = (text: string, from: number, separator: string): [string, number] => {
  let cell = '';
  for (let at = from + 1; ; ) {
    const end = text.indexOf('"', at);
    if (end < 0) return [cell + text.slice(at), text.length];
    cell += text.slice(at, end);
    if (text[end + 1] !== '"') {
      const [rest, stop] = plain(text, end + 1, separator);
      return [cell + rest, stop];
    }
    cell += '"';
    at = end + 2;
  }
};

const plain = (text: string, from: number, separator: string): [string, number] => {
  let end = from;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return [text.slice(from, end), end];
};

const lineEnd = (text: string, at: number): number => (text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : at + 1);
