/** Every field of every contract has its entry; OpenAPI shows it; records keep what its class allows. */
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { modules } from '#app/modules';
import { acceptance } from '#contract/acceptance';
import { price } from '#fields/catalog';
import { allFields, type Field, field, fieldOf, innerOf, nameOf, sameField } from '#kernel/field';
import { openApiOf } from '#kernel/openapi';
import { registryOf } from '#kernel/registry';
import { among, treeOf } from '#test/tidy/tree';

type Leaf = { readonly path: string; readonly key: string; readonly schema: z.ZodType };

const coreOf = (schema: z.ZodType): z.ZodType => {
  const inner = innerOf(schema);
  return inner ? coreOf(inner) : schema;
};

/** An object, or a list of objects, is structure unless it is itself a field; everything else is a leaf. */
const leavesOf = (schema: z.ZodType, path: string, key = ''): Leaf[] => {
  const core = coreOf(schema);
  if (core instanceof z.ZodObject && !fieldOf(core)) {
    return Object.entries<z.ZodType>(core.shape).flatMap(([name, its]) => leavesOf(its, `${path}.${name}`, name));
  }
  return [{ path, key, schema }];
};

/** Keys of rows are ids: the program makes them, no person reads them, and the name says whose they are. */
const isKey = ({ key, schema }: Leaf): boolean => coreOf(schema) instanceof z.ZodUUID && /^id$|Id$/.test(key);

const registry = registryOf(modules);
const commands = [...registry.operations.values()].map(({ command }) => command);
const queries = [...registry.readings.values()].map(({ query }) => query);
const outputs = [
  ...commands.flatMap(({ name, output }) => (output ? leavesOf(output, `${name} answers`) : [])),
  ...queries.flatMap(({ name, output }) => leavesOf(output, `${name} answers`)),
];
const leaves = [
  ...commands.flatMap(({ name, about, fill }) => [...leavesOf(about, `${name} about`), ...leavesOf(fill, name)]),
  ...queries.flatMap(({ name, input }) => leavesOf(input, name)),
  ...outputs,
];
const without = (found: readonly Leaf[]) =>
  found.filter((leaf) => !fieldOf(leaf.schema) && !isKey(leaf)).map(({ path }) => path);

describe('every field of every contract', () => {
  test('has its entry', () => {
    expect(leaves.length).toBeGreaterThan(100);
    expect(without(leaves)).toEqual([]);
  });

  test('is missed where it has none', () => {
    const bare = z.object({ lines: z.array(z.object({ id: z.uuid(), colour: z.string().optional() })) });

    expect(without(leavesOf(bare, 'a.paint'))).toEqual(['a.paint.lines.colour']);
  });

  test('of a class that records hide stands under its own name, and is never answered', () => {
    const isHidden = ({ class: its }: Field) => its === 'secret' || its === 'personal';
    const hidden = leaves.flatMap(({ key, path, schema }) => {
      const entry = fieldOf(schema);
      return entry && isHidden(entry) ? [{ key, path, entry }] : [];
    });

    expect(hidden.filter(({ key, entry }) => key !== entry.name).map(({ path }) => path)).toEqual([]);
    const answered = outputs.map(({ schema }) => fieldOf(schema)).filter((entry) => entry && isHidden(entry));
    expect(answered).toEqual([]);
  });
});

describe('a screen', () => {
  /** What is no name of a value there: the sides of our books, as values of a column. */
  const values = ['src/modules/trace/screens/HoldersTable.tsx', 'src/modules/trace/screens/Journey.tsx'];

  test('takes the name of a field from the field', () => {
    const names = new Set(allFields().map(({ zh }) => zh));
    const screens = among(treeOf(path.resolve(import.meta.dirname, '..')), /^src\/modules\/[^/]+\/screens\/.*\.tsx$/);

    const literal = screens
      .filter((screen) => !values.includes(screen.path))
      .flatMap((screen) => [...screen.text.matchAll(/\bzh: '([^']*)'/g)].map(([, zh = '']) => [screen.path, zh]))
      .filter(([, zh = '']) => names.has(zh));

    expect(screens.length).toBeGreaterThan(10);
    expect(literal).toEqual([]);
  });
});

describe('a field', () => {
  test('has one meaning in all modules', () => {
    const said = { name: 'lotNumber', zh: '批', en: 'Batch', meaning: { zh: '另一含义。', en: 'Something else.' } };

    expect(() => field(z.string(), said)).toThrow('lotNumber is declared twice');
  });

  test('is called the same where it is optional, a list, or of another shape', () => {
    const { conclusion } = acceptance.releaseAccepted.fill.shape;
    const shapes = [conclusion.optional(), conclusion.nullable(), z.array(conclusion), sameField(conclusion, z.int())];

    expect(new Set(shapes.map((schema) => JSON.stringify(nameOf(schema))))).toEqual(
      new Set([JSON.stringify({ zh: '验收结论', en: 'Conclusion' })]),
    );
    expect(() => nameOf(z.string())).toThrow('without a field');
  });

  test('of money is classed as price, which needs a permission of its own', () => {
    expect(Object.values(price).map((schema) => fieldOf(schema)?.class)).toEqual(['price', 'price']);
  });

  test('is shown by OpenAPI with both names, meaning, class and clause', () => {
    const text = JSON.stringify(openApiOf(registry, '0'));
    const at = text.indexOf('"x-field":"conclusion"');

    const shown = text.slice(at - 200, at + 300);

    expect(shown).toContain('"title":"Conclusion"');
    expect(shown).toContain('"description":"What the acceptor found."');
    expect(shown).toContain('"x-title-zh":"验收结论"');
    expect(shown).toContain('"x-class":"plain"');
    expect(shown).toContain('"x-source":"GSP 64"');
  });
});
