/** Who may write what: style §8. */
import { among, type Check, isTypeScript, moduleOf } from './tree.ts';

const EFFECT = /\b(?:add|change)\(\s*'([\w-]+)\.\w+'/g;
const TARGET = String.raw`(?:if\s+(?:not\s+)?exists\s+)?(\w+)(?=[.;\s(])`;
const VERBS = [
  'create table|create unlogged table|alter table|drop table|comment on table|create schema|drop schema',
  'insert into|update|delete from|truncate',
  String.raw`create (?:unique )?index \w+ on`,
].join('|');
const STATEMENT = new RegExp(String.raw`\b(?:${VERBS.replaceAll(' ', String.raw`\s+`)})\s+${TARGET}`, 'gi');

/** A module's effects and migrations name its own schema; effects also the kernel's tables, which `perform` writes. */
export const modulesWriteTheirOwn: Check = (sources) => [
  ...among(sources, /^src\/modules\//)
    .filter(isTypeScript)
    .flatMap((source) =>
      [...source.text.matchAll(EFFECT)]
        .filter(([, schema]) => schema !== moduleOf(source) && schema !== 'kernel')
        .map(([, schema]) => `${source.path} writes the schema ${schema}`),
    ),
  ...among(sources, /^src\/modules\/.*\.sql$/).flatMap((source) =>
    [...withoutComments(source.text).matchAll(STATEMENT)]
      .filter(([, schema]) => schema !== moduleOf(source))
      .map(([said]) => `${source.path} writes another schema: ${said}`),
  ),
];

/** Nothing but `perform` writes: no statement that changes anything stands in a module's code. */
export const modulesOnlyRead: Check = (sources) =>
  among(sources, /^src\/modules\//)
    .filter(isTypeScript)
    .flatMap(({ path, text }) =>
      [...text.matchAll(/\b(insertInto|updateTable|deleteFrom|mergeInto)\(|\b(insert\s+into|delete\s+from)\b/g)].map(
        ([said]) => `${path} writes by itself: ${said}`,
      ),
    );

const withoutComments = (sql: string): string => sql.replaceAll(/--.*$|'(?:[^']|'')*'/gm, "''");
