/** Where the bytes of files are: by company and content, in a folder. Another store (S3) only has to do the same. */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';

/** Bytes that have arrived and are not kept yet. */
export type Draft = {
  /** SHA-256 of the content, as hexadecimal. */
  readonly id: string;
  readonly size: number;
  /** A file on this machine, to be looked into. */
  readonly path: string;
  /** Makes it the company's; the same content twice is the same file. */
  readonly keep: (org: string) => Promise<void>;
  readonly drop: () => Promise<void>;
};

export type FileStore = {
  /** Takes bytes in as they come, to the disk for certain. Throws TooLarge beyond the limit, and keeps nothing then. */
  readonly take: (source: AsyncIterable<Uint8Array>, bytesMax: number) => Promise<Draft>;
  /** The content; the stream fails where it is missing. */
  readonly read: (org: string, id: string) => Readable;
  readonly remove: (org: string, id: string) => Promise<void>;
  /** SHA-256 of what is there now, or undefined where nothing is. */
  readonly digest: (org: string, id: string) => Promise<string | undefined>;
  /** Ids of what has been there for longer than that many milliseconds. */
  readonly olderThan: (org: string, milliseconds: number) => Promise<string[]>;
};

/** More bytes came than a file may have. */
export class TooLarge extends Error {}

/** A store in a folder of this machine. What a killed upload left is removed when the store is opened. */
export const folderStore = async (folder: string): Promise<FileStore> => {
  const arriving = path.join(folder, 'arriving');
  await mkdir(arriving, { recursive: true });
  await removeOld(arriving);
  const place = (org: string, id: string) => path.join(folder, org, id.slice(0, 2), id);
  const take: FileStore['take'] = async (source, bytesMax) => {
    const draft = path.join(arriving, randomUUID());
    const drop = () => rm(draft, { force: true });
    try {
      const { id, size } = await written(draft, source, bytesMax);
      const keep = async (org: string) => {
        const to = place(org, id);
        await mkdir(path.dirname(to), { recursive: true });
        await rename(draft, to);
        await synced(path.dirname(to));
      };
      return { id, size, path: draft, keep, drop };
    } catch (error) {
      await drop();
      throw error;
    }
  };
  return {
    take,
    read: (org, id) => createReadStream(place(org, id)),
    remove: (org, id) => rm(place(org, id), { force: true }),
    digest: (org, id) => digestAt(place(org, id)),
    olderThan: async (org, milliseconds) => {
      const found = await readdir(path.join(folder, org), { recursive: true, withFileTypes: true }).catch(() => []);
      const files = found.filter((entry) => entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name));
      const old = await Promise.all(files.map(({ name }) => isOlder(place(org, name), milliseconds)));
      return files.filter((_, at) => old[at]).map(({ name }) => name);
    },
  };
};

const written = async (to: string, source: AsyncIterable<Uint8Array>, bytesMax: number) => {
  const hash = createHash('sha256');
  let size = 0;
  const file = await open(to, 'wx', 0o600);
  try {
    for await (const part of source) {
      size += part.length;
      if (size > bytesMax) throw new TooLarge();
      hash.update(part);
      await file.write(part);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { id: hash.digest('hex'), size };
};

/** A renamed file is there after a power cut only when its folder is on the disk too. */
const synced = async (folder: string): Promise<void> => {
  let file: FileHandle | undefined;
  try {
    file = await open(folder, 'r');
    await file.sync();
  } catch (error) {
    // Windows opens no folders; its file system keeps the order by itself.
    if (process.platform !== 'win32') throw error;
  } finally {
    await file?.close();
  }
};

const digestAt = async (at: string): Promise<string | undefined> => {
  const hash = createHash('sha256');
  try {
    for await (const part of createReadStream(at)) hash.update(part as Uint8Array); // A stream without an encoding.
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  return hash.digest('hex');
};

const DAY = 86_400_000;

/** Only what is a day old: another program on the same folder may be in the middle of an upload. */
const removeOld = async (arriving: string): Promise<void> => {
  for (const name of await readdir(arriving)) {
    const draft = path.join(arriving, name);
    if (await isOlder(draft, DAY)) await rm(draft, { force: true });
  }
};

const isOlder = async (file: string, milliseconds: number): Promise<boolean> => {
  const found = await stat(file).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > milliseconds;
};
