/** The address of an export: /api/export/<list>. The browser asks it like any file. */
import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import type { Route } from '../http.ts';
import { Malformed, malformedAt } from '../malformed.ts';
import type { Kernel } from '../perform.ts';
import { Exporting, exportList } from './export.ts';

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** Sends a list as a file. The file is whole before its first byte leaves, and gone after its last. */
export const exportRoutes =
  (kernel: Kernel): Route =>
  (server, askerOf) => {
    server.get<{ Params: { list: string } }>('/api/export/:list', async (request, reply) => {
      const parsed = Exporting.safeParse(request.query, { reportInput: true });
      if (!parsed.success) throw new Malformed(parsed.error);
      const asked = { ...parsed.data, asked: jsonOf(parsed.data.input) };
      const { file, title } = await exportList(kernel, askerOf(request), request.params.list, asked);
      const { size } = await stat(file);
      const name = encodeURIComponent(`${title}.${asked.format}`);
      const stream = createReadStream(file).once('close', () => void rm(file, { force: true }));
      return reply
        .header('content-type', types[asked.format])
        .header('content-length', size)
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="list.${asked.format}"; filename*=UTF-8''${name}`)
        .send(stream);
    });
  };

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw malformedAt('input', { zh: '不是 JSON', en: 'not JSON' });
  }
};
