import { partners } from '#contract/partners';
import type { DocumentParts } from '#web/document-kinds.tsx';

/** A certificate: what it says, its scan among the papers, and the newer one that replaces it. */
export const certificateDocument: DocumentParts = {
  lines: partners.certificate,
  acts: (certificateId) => [{ on: partners.replaceCertificate, about: { certificateId } }],
};
