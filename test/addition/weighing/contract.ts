import { z } from 'zod';
import { person } from '#fields/people';
import { command, contract, Id } from '#kernel/contract';
import { field } from '#kernel/field';
import { documentLines, quantities } from '#kernel/fields';

export const weighing = contract('weighing', {
  weigh: command({
    title: { zh: '称重', en: 'Weigh' },
    kind: 'store',
    about: z.object({ siteId: Id, lotId: Id }),
    fill: z.object({
      quantity: quantities.quantity,
      /** Who stood by; no business of the journal. */
      identityNumber: person.identityNumber,
      doorCode: field(z.string(), {
        name: 'doorCode',
        zh: '门禁码',
        en: 'Door code',
        meaning: { zh: '称重间的门禁码。', en: 'What opens the room with the scales.' },
        class: 'secret',
      }),
    }),
  }),
  weighed: documentLines(
    { zh: '称重单明细', en: 'Lines of a weighing' },
    z.object({ lineId: Id, quantity: quantities.quantity }),
  ),
});
