/** Every check with its claim, and a small tree in which it must find its breach. */
import { browserHoldsNoServer, kernelKnowsNobody, modulesLookUp, nobodyReachesIn } from './knowing.ts';
import { operationsHaveTheirFile, rulesAreBroken, rulesAreListed, rulesHaveABasis } from './law.ts';
import { sourceKnowsNoBench, treeIsPortable } from './places.ts';
import { filesAreShort, functionsAreShort, linesAreShort } from './sizes.ts';
import type { Check, Source } from './tree.ts';
import { commandsDecide, lawsAreSaid, namesSaySomething, placesHaveNames } from './words.ts';
import { modulesOnlyRead, modulesWriteTheirOwn } from './writing.ts';

type Checked = { claim: string; check: Check; breaches: readonly (readonly Source[])[] };

const file = (path: string, text = ''): Source => ({ path, text });
const list = file(
  'src/app/modules.ts',
  `import { aModule } from '#modules/a';\nimport { bModule } from '#modules/b';
   export const modules: readonly Module[] = [bModule, aModule];`,
);
const inList = (...more: Source[]) => [list, file('src/modules/a/index.ts'), file('src/modules/b/index.ts'), ...more];
const rule = (name: string, basis: string) => `/** Said. */ export const c = rule('${name}', { basis: '${basis}' });`;
const long = (lines: number) => Array.from({ length: lines }, () => 'x;').join('\n');

export const checks: readonly Checked[] = [
  {
    claim: 'a module knows only the modules above it',
    check: modulesLookUp,
    breaches: [
      inList(file('src/modules/b/queries.ts', `import { a } from '#modules/a';`)),
      inList(file('src/modules/b/screens/B.tsx', `const A = lazy(() => import('#contract/a'));`)),
      inList(file('src/modules/a/queries.ts', `export * from '#app/positions';`)),
      inList(file('src/modules/c/queries.ts')),
    ],
  },
  {
    claim: 'the kernel and the standards know nobody',
    check: kernelKnowsNobody,
    breaches: [
      [file('src/kernel/a.ts', `import type { B } from '#modules/b';`)],
      [file('src/kernel/a.ts', `import { b } from '../app/b.ts';`)],
      [file('src/standards/a.ts', `import { readFileSync } from 'node:fs';`)],
    ],
  },
  {
    claim: 'nobody reaches into a folder that is not theirs',
    check: nobodyReachesIn,
    breaches: [
      [file('src/modules/a/queries.ts', `import { b } from '../b/queries.ts';`)],
      [file('src/modules/a/queries.ts', `import { b } from '#modules/b/queries';`)],
      [file('src/app/a.ts', `import { b } from '../modules/b/operations/b.ts';`)],
      [file('src/web/a.ts', `import { B } from '../modules/b/screens/B.tsx';`)],
    ],
  },
  {
    claim: 'what reaches the browser holds nothing of the server',
    check: browserHoldsNoServer,
    breaches: [
      [file('src/modules/a/contract.ts', `import { db } from '#kernel/db';`)],
      [file('src/modules/a/fields.ts', `import { a } from './queries.ts';`)],
      [file('src/modules/a/screens/A.tsx', `import { sql } from 'kysely';`)],
      [file('src/modules/a/screens/A.tsx', `import { a } from '../queries.ts';`)],
      [file('src/web/a.ts', `import type { A } from '#modules/a';`)],
      [file('src/kernel/contract.ts', `import path from 'node:path';`)],
    ],
  },
  {
    claim: 'a module writes only its own schema',
    check: modulesWriteTheirOwn,
    breaches: [
      [file('src/modules/a/operations/b.ts', `add(\n  'b.b', row)`)],
      [file('src/modules/a/migrations/0001-a.sql', 'create table b.b (org_id uuid);')],
      [file('src/modules/a/migrations/0001-a.sql', 'create unique index a on kernel.lot (org_id);')],
      [file('src/modules/a/migrations/0001-a.sql', 'update kernel.lot set number = null;')],
    ],
  },
  {
    claim: 'a module never writes by itself',
    check: modulesOnlyRead,
    breaches: [[file('src/modules/a/queries.ts', `db.insertInto('a.a')`)]],
  },
  {
    claim: 'every rule has a file and is listed',
    check: rulesAreListed,
    breaches: [
      [file('src/modules/a/rules/c.ts', rule('a.c', 'GSP 1')), file('src/modules/a/index.ts', 'rules: [d]')],
      [file('src/modules/a/rules/c.ts', rule('b.c', 'GSP 1')), file('src/modules/a/index.ts', 'rules: [c]')],
      [file('src/modules/a/rules/d.ts', rule('a.d', 'GSP 1')), file('src/modules/a/index.ts', 'rules: [d]')],
    ],
  },
  {
    claim: 'every rule has an article as its basis, or says policy',
    check: rulesHaveABasis,
    breaches: ['', 'the law', 'GSP 117', 'GSP', 'XYZ 3'].map((basis) => [
      file('src/modules/a/rules/c.ts', rule('a.c', basis)),
    ]),
  },
  {
    claim: 'every rule is broken by a test',
    check: rulesAreBroken,
    breaches: [
      [file('src/modules/a/rules/c.ts'), file('src/modules/a/a.test.ts', `mayNot(a); 'a.cc'`)],
      [file('src/modules/a/rules/c.ts'), file('src/modules/a/a.test.ts', `does(a); 'a.c'`)],
    ],
  },
  {
    claim: 'every operation has a file of its own',
    check: operationsHaveTheirFile,
    breaches: [
      [file('src/modules/a/index.ts', 'const a = operation(c.a, {});')],
      [file('src/modules/a/operations/open-b.ts', 'export const openC = operation(c.a, {});')],
    ],
  },
  {
    claim: 'operations, rules, reactions and reads have a sentence above them',
    check: lawsAreSaid,
    breaches: [
      [file('src/modules/a/operations/b.ts', 'export const b = operation(c.a, {});')],
      [file('src/modules/a/rules/b.ts', '/** todo */\nexport const b = rule("a.b", {});')],
      [file('src/modules/a/reactions.ts', '// A sentence elsewhere.\nexport const b = after(a, "a.b", c);')],
      [file('src/modules/a/queries.ts', '/** Another one is said. */\nconst x = 1;\nexport const b = () => 1;')],
    ],
  },
  {
    claim: 'folders and files have names that say something',
    check: placesHaveNames,
    breaches: [[file('src/kernel/utils.ts')], [file('src/modules/a/types/b.ts')], [file('src/kernel/SignIn.ts')]],
  },
  {
    claim: 'names say something',
    check: namesSaySomething,
    breaches: [
      'const lotInfo = 1;',
      'function f(obj: string) {}',
      'type OrderData = 1;',
      'const { a: items } = b;',
      'const f = (item: string) => 1;',
    ].map((text) => [file('src/kernel/a.ts', text)]),
  },
  {
    claim: 'commands say what a person decided',
    check: commandsDecide,
    breaches: [[file('src/modules/a/contract.ts', 'contract(\n  updateLot: command({')]],
  },
  {
    claim: 'no file has more than 250 lines',
    check: filesAreShort,
    breaches: [[file('src/a.ts', long(251))], [file('.ci/run', long(251))]],
  },
  {
    claim: 'no line has more than 120 characters',
    check: linesAreShort,
    breaches: [[file('src/a.sql', 'x'.repeat(121))]],
  },
  {
    claim: 'no function has more than 60 lines',
    check: functionsAreShort,
    breaches: [
      [file('src/a.ts', `const a = () => {\n${long(60)}\n};`)],
      [file('src/a.test.ts', `test('a', async () => {\n${long(60)}\n});`)],
    ],
  },
  {
    claim: 'no machine and no registry is named',
    check: treeIsPortable,
    // Put together here, so that this page itself names neither.
    breaches: [
      ['', 'home', 'somebody', 'a'].join('/'),
      `open('${['', 'root', 'a'].join('/')}')`,
      ['registry', 'npmjs', 'org'].join('.'),
      `"resolved": "${'https'}://a"`,
    ].map((text) => [file('docs/a.md', text)]),
  },
  {
    claim: 'the product does not know that it is measured',
    check: sourceKnowsNoBench,
    breaches: [[file('src/kernel/a.ts', 'const isBenchmark = process.env.BENCH;\n// for the bench')]],
  },
];
