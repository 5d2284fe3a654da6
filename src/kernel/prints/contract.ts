/** The declaration of a print, for contracts and screens. */
import { z } from 'zod';
import { type Bilingual, command, Id } from '../contract.ts';
import { printed } from './fields.ts';

/** Declares the printing of a paper of one kind of document. */
export const printOf = (title: Bilingual) =>
  command({
    title: { zh: `打印${title.zh}`, en: `Print ${title.en}` },
    about: z.object({ documentId: Id }),
    fill: z.object({ language: printed.language.default('zh') }),
    output: z.object({ printId: printed.id, copyNumber: printed.copyNumber }),
  });
export type PrintCommand = ReturnType<typeof printOf> & { readonly name: string };
