import { defineModule, reading } from '#kernel/operation';
import { documents } from './contract.ts';
import { documentOf } from './queries.ts';
import { timelineOf } from './timeline.ts';

export { documentIsOf, kindsSeen } from './queries.ts';

export const documentsModule = defineModule('documents', documents, {
  operations: {},
  readings: {
    document: reading(documents.document, (tx, { documentId }) => documentOf(tx, documentId)),
    timeline: reading(documents.timeline, (tx, asked) => timelineOf(tx, asked, 'command')),
    refusals: reading(documents.refusals, (tx, asked) => timelineOf(tx, asked, 'refusal')),
  },
});
