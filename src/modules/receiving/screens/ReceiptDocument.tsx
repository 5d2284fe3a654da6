import { receiving } from '#contract/receiving';
import type { DocumentParts } from '#web/document-kinds.tsx';

/** A receipt is whole when it is signed for: it has lines and no acts of its own. */
export const receiptDocument: DocumentParts = { lines: receiving.receiptLines, prints: [receiving.printReceipt] };
