/** What a form needs to know of a setting's fields, read from its schema: screens elsewhere build inputs of it. */
import { z } from 'zod';
import type { Bilingual } from '../contract.ts';
import { known } from '../errors.ts';
import { fieldOf } from '../field.ts';
import type { Setting } from './setting.ts';

export type FormField = {
  name: string;
  title: Bilingual;
  meaning: Bilingual;
  unit: Bilingual | null;
  kind: 'boolean' | 'number' | 'text' | 'choice' | 'choices' | 'numbers' | 'positions';
  min: number | null;
  max: number | null;
  choices: { value: string; title: Bilingual }[];
};

/** The fields of a setting in the order of its schema. */
export const formOf = ({ schema }: Setting): FormField[] =>
  Object.entries<z.ZodType>(schema.shape).map(([name, leaf]) => {
    const { zh, en, meaning, unit, choices = {} } = known(fieldOf(leaf), `${name} is a declared field`);
    const said = asShown(leaf);
    const values = said.enum ?? said.items?.enum ?? [];
    return {
      name,
      title: { zh, en },
      meaning,
      unit: unit ?? null,
      kind: kindOf(name, said),
      min: said.minimum ?? said.items?.minimum ?? null,
      max: said.maximum ?? said.items?.maximum ?? null,
      choices: values.map((value) => ({ value, title: choices[value] ?? { zh: value, en: value } })),
    };
  });

/** The part of JSON Schema that forms read. */
type Shown = { type?: string; enum?: string[]; minimum?: number; maximum?: number; items?: Shown };

// What zod writes is JSON Schema; only these members are read.
const asShown = (leaf: z.ZodType): Shown => z.toJSONSchema(leaf, { io: 'input' }) as Shown;

const kindOf = (name: string, { type, enum: values, items }: Shown): FormField['kind'] => {
  if (type === 'boolean') return 'boolean';
  if (type === 'integer' || type === 'number') return 'number';
  if (type === 'string') return values ? 'choice' : 'text';
  const isNumber = items?.type === 'integer' || items?.type === 'number';
  // The only names that a setting lists are those of positions, which a company may have of its own.
  const isName = items?.type === 'string';
  const kind = items?.enum ? 'choices' : isNumber ? 'numbers' : isName ? 'positions' : undefined;
  return known(kind, `a form can ask for ${name}`);
};
