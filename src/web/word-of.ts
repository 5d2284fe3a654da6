import type { z } from 'zod';
import type { Bilingual } from '#kernel/contract';
import { fieldOf } from '#kernel/field';

/** What people call one of the choices of a field. */
export const wordOf = (field: z.ZodType, value: string): Bilingual =>
  fieldOf(field)?.choices?.[value] ?? { zh: value, en: value };
