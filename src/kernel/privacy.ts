/** What no record shows: `secret` fields are left out, `personal` ones become a digest under the company's own key.
 *  Both are known by the field's name, under which they stand in input, row and fact alike. */
import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { type Client, run } from './db.ts';
import { known } from './errors.ts';
import { allFields, type FieldClass } from './field.ts';

type Veil = (name: string, value: unknown) => unknown;

/** The same without any secret or personal field. What digests and tickets are made of. */
export const withoutHidden = (value: unknown): unknown => {
  const hidden = hiddenNames();
  return holds(value, hidden) ? walked(value, hidden, () => undefined) : value;
};

/** A journal line as it may be kept: asked for, changed, checked and answered without secret and clear personal fields.
 *  The clear value stays only in the row of its module, where the law can blank it. */
export const veiled = async <L extends Partial<Record<Part, unknown>>>(
  client: Client,
  org: string,
  line: L,
): Promise<L> => {
  const personal = namesOf('personal');
  const hidden = hiddenNames();
  const open = parts.filter((part) => holds(line[part], hidden));
  if (open.length === 0) return line;
  const key = await personalKey(client, org);
  const veil: Veil = (name, value) =>
    personal.has(name) && value !== null && value !== undefined ? keyedDigest(key, name, value) : undefined;
  return { ...line, ...Object.fromEntries(open.map((part) => [part, walked(line[part], hidden, veil)])) };
};

/** Whether there is anything in this that may be kept nowhere. */
export const showsSecret = (value: unknown): boolean => holds(value, namesOf('secret'));

/** Whether a record of this would show what it must hide. */
export const showsHidden = (value: unknown): boolean => holds(value, hiddenNames());

/** The digest of a personal value: the same for the same value, of no use to who has not the key. */
const keyedDigest = (key: string, name: string, value: unknown) => ({
  keyedDigest: createHmac('sha256', key)
    .update(`${name}\0${JSON.stringify(value)}`)
    .digest('hex'),
});

/** The parts of a line that hold what people said and what rows say. */
const parts = ['asked', 'changed', 'checked', 'output'] as const;
type Part = (typeof parts)[number];

const personalKey = async (client: Client, org: string): Promise<string> => {
  const [row] = await run(client, 'select personal_key from kernel.company where org_id = $1', [org]);
  return String(known(row, 'the company is on file').personal_key);
};

const hiddenNames = (): ReadonlySet<string> => new Set([...namesOf('secret'), ...namesOf('personal')]);

const namesOf = (its: FieldClass): ReadonlySet<string> =>
  new Set(allFields().flatMap(({ name, class: of }) => (of === its ? name : [])));

const holds = (value: unknown, names: ReadonlySet<string>): boolean => {
  if (value === null || typeof value !== 'object') return false;
  if (Array.isArray(value)) return value.some((member) => holds(member, names));
  return Object.entries(value).some(([name, member]) => names.has(name) || holds(member, names));
};

const walked = (value: unknown, names: ReadonlySet<string>, veil: Veil): unknown => {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((member) => walked(member, names, veil));
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => {
      const kept = names.has(name) ? veil(name, member) : walked(member, names, veil);
      return kept === undefined ? [] : [[name, kept]];
    }),
  );
};

/** Whether an answer of this shape opens personal data. */
export const opensPersonal = (output: z.ZodType): boolean =>
  JSON.stringify(z.toJSONSchema(output, { unrepresentable: 'any' })).includes('"x-class":"personal"');
