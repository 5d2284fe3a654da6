/** What may come in as a table: a command, what one row of it says, and how rows become the command's input. */
import type { z } from 'zod';
import type { Answer, Bilingual, Command } from '../contract.ts';
import { must, NotFound } from '../errors.ts';
import { fieldOf, nameOf } from '../field.ts';

type Spec<C extends Command, R extends z.ZodObject> = {
  /** What a row says; each member is a declared field and a column. */
  readonly row: R;
  /** Rows one performing takes: 1 where the command makes one record. */
  readonly rowsAtOnce: number;
  readonly fill: (rows: readonly z.output<R>[], fileName: string) => z.input<C['fill']>;
  /** Why a row of a performed part changed nothing, or undefined: it did. */
  readonly leftOut?: (row: z.output<R>, answer: Answer) => Bilingual | undefined;
};

// biome-ignore lint/suspicious/noExplicitAny: a seam of the kernel: a list of imports has no common types.
export type Importing = Spec<any, any> & { readonly command: Command; readonly columns: readonly Column[] };

export type Column = {
  readonly key: string;
  readonly schema: z.ZodType;
  readonly title: Bilingual;
  readonly isRequired: boolean;
};

/** Declares that a command without subject may be done from a table, row by row or in parts. */
export const importing = <const C extends Command, R extends z.ZodObject>(command: C, spec: Spec<C, R>): Importing => {
  must(Object.keys(command.about.shape).length === 0, `${command.name} is imported, so it is about nothing yet`);
  return { ...spec, command, columns: columnsOf(spec.row) };
};

const columnsOf = (row: z.ZodObject): Column[] =>
  Object.entries(row.shape as Record<string, z.ZodType>).map(([key, schema]) => ({
    key,
    schema,
    title: nameOf(schema),
    isRequired: !schema.safeParse(undefined).success,
  }));

const listed = new Map<string, Importing>();

/** Makes an import known to the program; a module declares it. */
export const listImport = (its: Importing): void => {
  listed.set(its.command.name, its);
};

/** All imports, in the order of the modules. */
export const allImports = (): readonly Importing[] => [...listed.values()];

/** The import of a command, by its name. */
export const importOf = (command: string): Importing => {
  const its = listed.get(command);
  if (!its) throw new NotFound({ zh: '没有这种导入', en: 'there is no such import' }, command);
  return its;
};

/** Which column of the file each field is read from, by the field's key; null is none. */
export type Mapping = Readonly<Record<string, number | null>>;

/** Finds each field's column by what the field is called in either language. */
export const matched = ({ columns }: Importing, headings: readonly string[]): Mapping => {
  const plain = headings.map(plainName);
  return Object.fromEntries(
    columns.map(({ key, schema, title }) => {
      const names = [title.zh, title.en, key, fieldOf(schema)?.name ?? key].map(plainName);
      const at = plain.findIndex((heading) => heading !== '' && names.includes(heading));
      return [key, at < 0 ? null : at];
    }),
  );
};

/** Without what templates and people add: case, spaces, a star, a remark in brackets. */
const plainName = (heading: string): string =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\(.*\)|[\s*:_]/g, '');
