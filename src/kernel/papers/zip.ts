/** Looks into a zip without trusting it: its entries by the directory at its end, and how much really comes out. */
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';

export type ZipEntry = {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
};

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_MAX = 65_557; // The end record with the longest comment there can be.
const ENTRIES_MAX = 10_000;

/** The entries of a zip file, or undefined when it is none (or one of more than 4 GB, which nobody sends us). */
export const zipEntries = async (path: string): Promise<ZipEntry[] | undefined> => {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const tail = await bytes(file, Math.max(0, size - END_MAX), Math.min(size, END_MAX));
    const at = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
    if (at < 0 || tail.length < at + 22 || tail.readUInt32LE(at) !== END) return undefined;
    const [count, length, start] = [tail.readUInt16LE(at + 10), tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
    if (count > ENTRIES_MAX || start + length > size) return undefined;
    return entriesOf(await bytes(file, start, length), count);
  } finally {
    await file.close();
  }
};

const entriesOf = (directory: Buffer, count: number): ZipEntry[] | undefined => {
  const found: ZipEntry[] = [];
  let at = 0;
  for (let entry = 0; entry < count; entry++) {
    if (directory.length < at + 46 || directory.readUInt32LE(at) !== ENTRY) return undefined;
    const name = directory.readUInt16LE(at + 28);
    found.push({
      name: directory.toString('utf8', at + 46, at + 46 + name),
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      unpacked: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    });
    at += 46 + name + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return found;
};

const bytes = async (file: FileHandle, from: number, length: number): Promise<Buffer> => {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from);
  return buffer.subarray(0, bytesRead);
};

/** Whether all of it unpacks to no more than so many bytes: counted while unpacking, whatever it says of itself. */
export const unpacksWithin = async (path: string, entries: readonly ZipEntry[], bytesMax: number): Promise<boolean> => {
  let left = bytesMax;
  for (const entry of entries) {
    if (entry.unpacked > left) return false;
    const size = await unpackedSize(path, entry, left);
    if (size === undefined || size > left) return false;
    left -= size;
  }
  return true;
};

const unpackedSize = async (path: string, entry: ZipEntry, left: number): Promise<number | undefined> => {
  if (entry.packed === 0) return 0;
  const file = await open(path, 'r');
  const head = await bytes(file, entry.offset, 30).finally(() => file.close());
  if (head.length < 30) return undefined;
  const start = entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  const packed = createReadStream(path, { start, end: start + entry.packed - 1 });
  if (entry.method === 0) return entry.packed;
  if (entry.method !== 8) return undefined;
  let size = 0;
  const inflated = packed.pipe(createInflateRaw());
  try {
    for await (const part of inflated) {
      size += (part as Buffer).length; // Inflating gives buffers.
      if (size > left) break;
    }
    return size;
  } catch {
    return undefined;
  } finally {
    packed.destroy();
    inflated.destroy();
  }
};
