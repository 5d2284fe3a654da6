import { enqueue } from '#kernel/effects';
import { one } from '#kernel/fact';
import { importOf } from '#kernel/imports/importing';
import { operation } from '#kernel/operation';
import { papers } from '../contract.ts';
import { importRows } from '../imports.ts';
import { fileById } from '../queries.ts';

/** Importing starts the job that carries the table out; each part of it is permitted and judged as the command is. */
export const importTable = operation(papers.importTable, {
  load: ({ fileId }) => ({ file: one(fileById, fileId) }),
  subject: () => ({ lines: [] }),
  run: ({ file }, { command, fileId, name, mapping }) => [
    enqueue(importRows, { command: importOf(command).command.name, fileId, type: file.type, name, mapping }),
  ],
});
