/** Files over HTTP: taken in as they come, given out only as the answer of a query that found them. */
import type { IncomingMessage } from 'node:http';
import { finished } from 'node:stream/promises';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { ask } from '../ask.ts';
import type { Bilingual } from '../contract.ts';
import type { Asker } from '../enter.ts';
import { NotFound, Refused } from '../errors.ts';
import type { Route } from '../http.ts';
import { leaveAccess } from '../leave-line.ts';
import { Malformed } from '../malformed.ts';
import type { Kernel } from '../perform.ts';
import { whoIs } from '../sign-in.ts';
import { FILE_BYTES_MAX, FileRefused, filesOf, keepFile } from './keep-file.ts';

/** No path, no control characters, not endless: it is shown and kept, never used as a path. */
const FileName = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}/\\]+$/u);

/** `POST /api/files?name=…` takes the bytes as the body and answers the file's id. Whoever may do nothing with a file
 *  may not send one. */
export const uploadRoute =
  (kernel: Kernel): Route =>
  (server, askerOf) => {
    server.addContentTypeParser('application/octet-stream', (_, __, done) => done(null));
    const asked = { bodyLimit: FILE_BYTES_MAX };
    server.post<{ Querystring: { name?: string } }>('/api/files', asked, async (request, reply) => {
      const asker = askerOf(request);
      const name = FileName.safeParse(request.query.name);
      if (!name.success) throw new Malformed(name.error);
      const { actor, may } = await whoIs(kernel, asker);
      const takers = [...kernel.registry.operations.values()].filter(({ command }) => command.takesFiles);
      if (!takers.some(({ command }) => may.includes(command.name))) throw new Refused([mayNotUpload]);
      const owner = { org: asker.org, person: actor.personId };
      try {
        return await keepFile(kernel, owner, name.data, bodyOf(request.raw));
      } catch (error) {
        if (!(error instanceof FileRefused)) throw error;
        request.raw.resume();
        return reply.code(error.status).send({ message: error.say });
      }
    });
  };

/** A sender that goes away in the middle leaves a stream that ends early: that is no whole file. */
async function* bodyOf(request: IncomingMessage): AsyncGenerator<Uint8Array> {
  try {
    for await (const part of request) yield part as Uint8Array; // A request without an encoding gives buffers.
  } catch (cause) {
    throw new FileRefused(brokenOff, 400, { cause });
  }
  if (request.complete === false) throw new FileRefused(brokenOff, 400);
}

const brokenOff: Bilingual = { zh: '上传中断，请重试', en: 'the upload was broken off; try again' };

/** What a query with `answers: 'file'` answers. */
const Found = z.object({
  fileId: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.number(),
  isPersonal: z.boolean(),
});

/** Gives out the file a query found. The query decides whether this person may see it; a personal one leaves a line. */
export const sendFile = async (
  kernel: Kernel,
  asker: Asker,
  query: string,
  input: unknown,
  isInline: boolean,
  reply: FastifyReply,
): Promise<FastifyReply> => {
  const file = Found.parse(await ask(kernel, asker, query, input));
  const content = filesOf(kernel).read(asker.org, file.fileId);
  await new Promise((ready, failed) => content.once('open', ready).once('error', failed)).catch(() => {
    throw new NotFound({
      zh: '文件内容不见了，请联系管理员',
      en: 'the content of the file is missing; tell the administrator',
    });
  });
  if (file.isPersonal) {
    const { actor } = await whoIs(kernel, asker);
    const session = 'session' in asker ? { session: asker.session } : {};
    const { org, cameFrom } = asker;
    const asked = { query, input, fileId: file.fileId };
    await leaveAccess(kernel, {
      command: 'kernel.openPersonalFile',
      org,
      person: actor.personId,
      cameFrom,
      ...session,
      asked,
    });
  }
  void reply
    .header('content-type', file.type)
    .header('content-length', file.size)
    .header('cache-control', 'private, no-store')
    .header('content-disposition', disposition(file.name, isInline && isShown(file.type)));
  void finished(content).catch(() => undefined); // A browser that goes away is no failure.
  return reply.send(content);
};

/** Only what a browser shows without running it. */
const isShown = (type: string): boolean => type === 'application/pdf' || /^image\/(jpeg|png|webp)$/.test(type);

/** RFC 6266: a name in ASCII for old readers, and the real one (RFC 5987). */
const disposition = (name: string, isInline: boolean): string => {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
  const whole = encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `${isInline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${whole}`;
};

const mayNotUpload = {
  rule: 'kernel.positionPermits',
  basis: 'INSP 5.51',
  message: { zh: '您的岗位不能上传文件', en: 'your position may not upload files' },
};
