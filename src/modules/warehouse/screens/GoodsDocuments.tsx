import { warehouse } from '#contract/warehouse';
import type { DocumentParts } from '#web/document-kinds.tsx';

/** A move or a correction is done when it is recorded: it has lines and no acts of its own. */
export const moveDocument: DocumentParts = { lines: warehouse.movedLines };

/** A container was carried: one line, and no acts of its own. */
export const containerDocument: DocumentParts = { lines: warehouse.carriedLines };

/** A hold or a recall lies on goods until it is lifted. */
export const holdDocument: DocumentParts = {
  lines: warehouse.movedLines,
  acts: (holdId) => [{ on: warehouse.lift, about: { holdId } }],
};
