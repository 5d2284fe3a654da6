/** The empty sheet of an import: /api/imports/<command>. Its cells are text, so that no leading zero is lost. */
import ExcelJS from 'exceljs';
import { NotFound } from '../errors.ts';
import type { Route } from '../http.ts';
import type { Kernel } from '../perform.ts';
import { whoIs } from '../sign-in.ts';
import { importOf } from './importing.ts';

/** Gives the template to whoever may do the command. */
export const templateRoute =
  (kernel: Kernel): Route =>
  (server, askerOf) => {
    server.get<{ Params: { command: string } }>('/api/imports/:command', async (request, reply) => {
      const { may } = await whoIs(kernel, askerOf(request));
      const { command, columns } = importOf(request.params.command);
      if (!may.includes(command.name)) throw new NotFound({ zh: '没有这种导入', en: 'there is no such import' });
      const book = new ExcelJS.Workbook();
      const sheet = book.addWorksheet(command.title.zh);
      sheet.columns = columns.map(({ title, isRequired }) => ({
        header: isRequired ? `${title.zh} *` : title.zh,
        width: 24,
        style: { numFmt: '@' },
      }));
      sheet.getRow(1).font = { bold: true };
      const name = encodeURIComponent(`${command.title.zh}.xlsx`);
      return reply
        .header('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        .header('content-disposition', `attachment; filename="template.xlsx"; filename*=UTF-8''${name}`)
        .send(Buffer.from(await book.xlsx.writeBuffer()));
    });
  };
