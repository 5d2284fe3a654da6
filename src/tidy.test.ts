/** The house style, as far as a test can read it (docs: style §15). Every check is also shown a tree it must refuse. */
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checks } from '#test/tidy/samples';
import { among, isTest, orderOf, treeOf } from '#test/tidy/tree';

const root = path.resolve(import.meta.dirname, '..');
const tree = treeOf(root);

describe('the source', () => {
  test.for(checks.map((its) => [its.claim, its] as const))('%s', ([, { check }]) => {
    expect(check(tree)).toEqual([]);
  });
});

describe('a check', () => {
  test.for(checks.map((its) => [its.claim, its] as const))('fails where it must: %s', ([, { check, breaches }]) => {
    const found = breaches.map((sample) => check(sample));

    expect(found.filter((said) => said.length === 0)).toEqual([]);
    expect(found.length).toBeGreaterThan(0);
  });

  test.for([
    { kind: 'modules in order', least: 8, seen: orderOf(tree) },
    { kind: 'files of the kernel', least: 15, seen: among(tree, /^src\/kernel\/[^/]+\.ts$/) },
    { kind: 'contracts', least: 8, seen: among(tree, /^src\/modules\/[^/]+\/contract\.ts$/) },
    { kind: 'indexes', least: 8, seen: among(tree, /^src\/modules\/[^/]+\/index\.ts$/) },
    { kind: 'operations', least: 6, seen: among(tree, /\/operations\/[^/]+\.ts$/) },
    { kind: 'rules', least: 10, seen: among(tree, /\/rules\/[^/]+\.ts$/) },
    { kind: 'migrations', least: 7, seen: among(tree, /\/migrations\/\d{4}-[^/]+\.sql$/) },
    { kind: 'files of the web', least: 20, seen: among(tree, /^src\/web\/.*\.tsx?$/) },
    { kind: 'screens', least: 4, seen: among(tree, /\/screens\/[^/]+\.tsx$/) },
    { kind: 'files of the standards', least: 8, seen: among(tree, /^src\/standards\/.*\.ts$/) },
    { kind: 'tests', least: 20, seen: tree.filter(isTest) },
  ])('sees files: at least $least $kind', ({ seen, least }) => {
    expect(seen.length).toBeGreaterThanOrEqual(least);
  });
});
