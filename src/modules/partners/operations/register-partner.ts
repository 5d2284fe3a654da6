import { add, reply } from '#kernel/effects';
import { operation } from '#kernel/operation';
import { partners } from '../contract.ts';

/** Registering a supplier or customer opens their file, unreviewed, and the place where goods in their hands are
 *  booked. */
export const registerPartner = operation(partners.registerPartner, {
  load: () => ({}),
  subject: () => ({ lines: [] }),
  run: (_, { kind, type, name, address, contact }, { newId }) => {
    const partnerId = newId();
    const its = type ?? (kind === 'supplier' ? 'distributor' : 'useUnit');
    return [
      add('kernel.gate', { id: partnerId }),
      add('partners.partner', { id: partnerId, kind, type: its, name, address, contact }),
      add('kernel.location', { id: newId(), side: kind, partyId: partnerId, nameZh: name, nameEn: name }),
      reply({ partnerId }),
    ];
  },
});
