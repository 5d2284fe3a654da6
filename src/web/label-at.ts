import { z } from 'zod';
import type { Bilingual, Command } from '#kernel/contract';
import { fieldOf, innerOf } from '#kernel/field';

/** What the form calls the place of a path like `fill.lines.2.quantity`; rows count from one. */
export const labelAt = (command: Command, path: string): Bilingual | undefined => {
  const [part, ...steps] = path.split('.');
  const labels: Bilingual[] = [];
  let schema: unknown = part === 'about' ? command.about : command.fill;
  for (const step of steps) {
    schema = within(schema, step);
    if (schema === undefined) break;
    const label = /^\d+$/.test(step) ? row(Number(step) + 1) : fieldOf(asSchema(schema));
    if (label) labels.push(label);
  }
  if (labels.length === 0) return undefined;
  return { zh: labels.map(({ zh }) => zh).join(' '), en: labels.map(({ en }) => en).join(', ') };
};

const row = (number: number): Bilingual => ({ zh: `第 ${number} 行`, en: `row ${number}` });

const within = (schema: unknown, step: string): unknown => {
  if (schema instanceof z.ZodObject) return schema.shape[step];
  const inner = innerOf(asSchema(schema));
  return schema instanceof z.ZodArray ? inner : inner && within(inner, step);
};

/** What stands in a shape or an array of zod is a schema. */
const asSchema = (schema: unknown): z.ZodType => schema as z.ZodType;
