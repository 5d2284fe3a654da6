/** Whoever decides about a held command has to reach what it concerns: its subject is that of the command itself. */
import type { HeldSubject } from '#kernel/held/facts';
import type { Subject } from '#kernel/operation';

/** The subject of the command that is held, with its own document. */
export const subjectOf = ({ id, subject }: { id: string; subject: HeldSubject }): Subject => ({
  ...subject,
  documentId: id,
});
