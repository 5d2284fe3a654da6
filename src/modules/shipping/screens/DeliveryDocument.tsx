import { shipping } from '#contract/shipping';
import type { DocumentParts } from '#web/document-kinds.tsx';

/** A delivery is born when the goods leave: it has lines and no acts of its own. */
export const deliveryDocument: DocumentParts = {
  lines: shipping.deliveryLines,
  prints: [shipping.printDeliveryNote],
};
