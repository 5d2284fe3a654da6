import { acceptance } from '#contract/acceptance';
import type { DocumentParts } from '#web/document-kinds.tsx';

/** An acceptance waits to be concluded and released. */
export const acceptanceDocument: DocumentParts = {
  lines: acceptance.accepted,
  prints: [acceptance.printRecord],
  acts: (acceptanceId) => [{ on: acceptance.releaseAccepted, about: { acceptanceId } }],
};
