import { describe, expect, test } from 'vitest';
import { db } from '../db.ts';
import { everything, scopeOf, withinScope } from './scope.ts';

const a = '00000000-0000-7000-8000-00000000000a';
const b = '00000000-0000-7000-8000-00000000000b';
const open = { sites: null, parties: null, categories: null };

const compiled = (scope: typeof everything) =>
  withinScope(
    db.selectFrom('kernel.document as document').select('document.id'),
    { scope },
    { site: 'document.siteId', party: 'document.counterpartyId' },
  ).compile();

describe('a scope', () => {
  test('is nothing without a position, and everything with one held for the company', () => {
    expect(scopeOf([])).toEqual({ sites: [], parties: [], categories: [], extents: [] });
    expect(scopeOf([{ ...open, sites: [a] }, open])).toEqual(everything);
  });

  test('joins what is held for several sites, and opens a side that one holding leaves open', () => {
    const joined = scopeOf([
      { ...open, sites: [b], categories: ['6815'] },
      { ...open, sites: [a] },
    ]);

    expect(joined).toMatchObject({ sites: [a, b], parties: null, categories: null });
  });
});

describe('a query within a scope', () => {
  test('stays as it is for everything', () => {
    expect(compiled(everything).sql).not.toContain('any');
  });

  test('shows nothing without a position', () => {
    expect(compiled(scopeOf([])).sql).toContain('where (false)');
  });

  test('keeps each stretch together: a site of one with the partner of another is not shown', () => {
    const { sql, parameters } = compiled(
      scopeOf([
        { ...open, sites: [a], parties: [a] },
        { ...open, sites: [b], parties: [b] },
      ]),
    );

    expect(sql).toMatch(/"site_id" = any .* and .*"counterparty_id" = any .* or .*"site_id" = any .* and/);
    expect(parameters).toEqual([[a], [a], [b], [b]]);
  });

  test('is not narrowed by a side that its rows do not have', () => {
    expect(compiled(scopeOf([{ ...open, categories: ['6815'] }])).sql).not.toContain('where');
  });
});
