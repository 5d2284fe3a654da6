/** The tree of the repository as text, and what a parser says of one file. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type ESTree, parseSync } from 'vite';

export type Source = { readonly path: string; readonly text: string };

/** What a check says: one sentence per breach, beginning with the file. */
export type Check = (sources: readonly Source[]) => string[];

const SKIPPED = new Set(['node_modules', 'dist', '.git', '.yanji', 'coverage', 'package-lock.json']);
const READ = /\.(tsx?|mjs|js|sql|css|json|md|html|sh|yml|yaml)$|^[^.]+$|^\.(gitignore|npmrc)$/;

/** Every text file below the root. */
export const treeOf = (root: string, folder = ''): Source[] =>
  readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry): Source[] => {
    if (SKIPPED.has(entry.name)) return [];
    const its = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return treeOf(root, its);
    return entry.isFile() && READ.test(entry.name)
      ? [{ path: its, text: readFileSync(path.join(root, its), 'utf8') }]
      : [];
  });

export const isTest = ({ path: at }: Source): boolean => /\.test\.tsx?$/.test(at);
export const isTypeScript = ({ path: at }: Source): boolean => /\.tsx?$/.test(at) && !at.endsWith('.d.ts');

/** Written by a program, asserted by a test; no limit of style holds for them. */
export const isGenerated = ({ path: at }: Source): boolean => /^(src\/kernel\/tables\.ts|db\/schema\.sql)$/.test(at);

/** Files whose path matches, tests left out. */
export const among = (sources: readonly Source[], pattern: RegExp): Source[] =>
  sources.filter((source) => pattern.test(source.path) && !isTest(source));

/** The module a file belongs to, or undefined. */
export const moduleOf = ({ path: at }: Source): string | undefined => /^src\/modules\/([^/]+)\//.exec(at)?.[1];

/** The names of `app/modules.ts`, in their order. */
export const orderOf = (sources: readonly Source[]): string[] => {
  const { text } = sources.find(({ path: at }) => at === 'src/app/modules.ts') ?? { text: '' };
  const named = new Map([...text.matchAll(/\{ (\w+) \} from '#modules\/([\w-]+)'/g)].map(([, as, name]) => [as, name]));
  const listed = /modules\b[^=]*= \[([^\]]*)\]/.exec(text)?.[1] ?? '';
  return [...listed.matchAll(/\w+/g)].flatMap(([as]) => named.get(as) ?? []);
};

const parsed = new Map<string, ReturnType<typeof parseSync>>();

/** A file's syntax tree; a file that does not parse is a breach of its own. */
export const parse = ({ path: at, text }: Source): ReturnType<typeof parseSync> => {
  const key = `${at}\0${text}`;
  const before = parsed.get(key);
  if (before) return before;
  const made = parseSync(at, text);
  if (made.errors.length > 0) throw new Error(`${at} does not parse: ${made.errors[0]?.message}`);
  parsed.set(key, made);
  return made;
};

/** What a file imports, type or not, static or not. */
export const importsOf = (source: Source): string[] => {
  const { staticImports, staticExports, dynamicImports } = parse(source).module;
  return [
    ...staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...staticExports.flatMap(({ entries }) => entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? [])),
    ...dynamicImports.map(({ moduleRequest: { start, end } }) => source.text.slice(start + 1, end - 1)),
  ];
};

/** Where a relative import leads, from the root. */
export const resolved = ({ path: at }: Source, target: string): string =>
  path.posix.join(path.posix.dirname(at), target);

export const lineOf = ({ text }: Source, at: number): number => text.slice(0, at).split('\n').length;

export type Declared = {
  readonly name: string;
  readonly isExported: boolean;
  readonly start: number;
  readonly value: ESTree.Node | null;
};

/** What a file declares at its top level. */
export const declaredIn = (source: Source): Declared[] =>
  parse(source).program.body.flatMap((statement): Declared[] => {
    const isExported = statement.type === 'ExportNamedDeclaration';
    const its = isExported ? statement.declaration : statement;
    const { start } = statement;
    if (its?.type === 'FunctionDeclaration') return [{ name: its.id?.name ?? '', isExported, start, value: its }];
    if (its?.type !== 'VariableDeclaration') return [];
    return its.declarations.flatMap(({ id, init }) =>
      id.type === 'Identifier' ? [{ name: id.name, isExported, start, value: init }] : [],
    );
  });

/** The function a value is made by: `operation` of `operation(…)`. */
export const calledBy = (value: ESTree.Node | null): string | undefined =>
  value?.type === 'CallExpression' && value.callee.type === 'Identifier' ? value.callee.name : undefined;
