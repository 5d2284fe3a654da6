/** The address of a print: the sheet as it was printed, set anew with its own template. */
import { ask } from '#kernel/ask';
import type { Route } from '#kernel/http';
import type { Kernel } from '#kernel/perform';
import type { Typeset } from '#kernel/prints/typesetter';
import { prints } from './contract.ts';
import type { sheetOfPrint } from './queries.ts';

/** GET /api/prints/<id>.pdf: whoever may ask for the sheet gets the paper. */
export const printRoute =
  (kernel: Kernel, typeset: Typeset): Route =>
  (server, askerOf) => {
    server.get<{ Params: { id: string } }>('/api/prints/:id.pdf', async (request, reply) => {
      const asked = { printId: request.params.id };
      const printed = await ask(kernel, askerOf(request), prints.sheet.name, asked);
      const { template, number, sheet } = printed as Awaited<ReturnType<typeof sheetOfPrint>>; // Its own reading.
      const pdf = await typeset(template, sheet);
      const name = `${number}.pdf`;
      return reply
        .header('cache-control', 'private, no-store')
        .header('content-disposition', `inline; filename="print.pdf"; filename*=UTF-8''${encodeURIComponent(name)}`)
        .type('application/pdf')
        .send(Buffer.from(pdf));
    });
  };
