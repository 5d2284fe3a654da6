import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leafHash, rootOfLeaves } from './merkle.ts';
import { appendLeaf, appendLeaves, type Edge, emptyEdge, emptyTile, fillTiles, rootOf } from './merkle-edge.ts';
import { hexOf } from './merkle-hex.ts';

const counting = { hashes: 0 };
const sha256 = (bytes: Uint8Array): Uint8Array => {
  counting.hashes++;
  return Uint8Array.from(createHash('sha256').update(bytes).digest());
};
const leaves = Array.from({ length: 70_000 }, (_, at) => leafHash(sha256, Uint8Array.of(at >> 16, at >> 8, at)));
const thawed = <T>(value: T): T => JSON.parse(JSON.stringify(value));

describe('the edge', () => {
  test('has the root of the recursion after each of 600 leaves, through JSON at every step', () => {
    let edge: Edge = emptyEdge;
    for (let size = 0; size <= 600; size++) {
      const root = rootOfLeaves(sha256, leaves, { from: 0, to: size });
      expect([size, hexOf(rootOf(sha256, edge))]).toEqual([size, hexOf(root)]);
      expect(edge.size).toBe(size);
      edge = thawed(appendLeaf(sha256, edge, leaves[size] ?? new Uint8Array()));
    }
  });

  test('is the same however the leaves are cut into batches', () => {
    const batches = fc.array(fc.nat(700), { maxLength: 8 });
    fc.assert(
      fc.property(batches, (counts) => {
        let edge = emptyEdge;
        for (const count of counts) {
          edge = appendLeaves(sha256, edge, leaves.slice(edge.size, edge.size + count)).edge;
        }
        const atOnce = appendLeaves(sha256, emptyEdge, leaves.slice(0, edge.size)).edge;

        expect(edge).toEqual(atOnce);
        expect(rootOf(sha256, edge)).toEqual(rootOfLeaves(sha256, leaves.slice(0, edge.size)));
      }),
    );
  });

  test('costs less than one hash a leaf', () => {
    counting.hashes = 0;
    const { edge } = appendLeaves(sha256, emptyEdge, leaves);

    expect(counting.hashes).toBeLessThan(leaves.length);
    expect(edge.peaks).toHaveLength(6);
  });

  test('counts beyond 2^32', () => {
    const peak = hexOf(leaves[0] ?? new Uint8Array());
    const edge = { size: 2 ** 40 - 1, peaks: Array.from({ length: 40 }, () => peak) };

    const { edge: next, tiles } = appendLeaves(sha256, edge, leaves.slice(0, 1));

    expect([next.size, next.peaks.length]).toEqual([2 ** 40, 1]);
    expect(tiles.map(({ level, index }) => [level, index])).toEqual([
      [0, 2 ** 32 - 1],
      [1, 2 ** 24 - 1],
      [2, 2 ** 16 - 1],
      [3, 2 ** 8 - 1],
      [4, 0],
    ]);
  });

  test.for<[string, Edge]>([
    ['a peak too few', { size: 3, peaks: ['0'.repeat(64)] }],
    ['a peak too many', { size: 0, peaks: ['0'.repeat(64)] }],
    ['a peak of another length', { size: 1, peaks: ['00'] }],
    ['a peak in capitals', { size: 1, peaks: ['A'.repeat(64)] }],
    ['half a leaf', { size: 0.5, peaks: [] }],
  ])('is not built upon with %s', ([, edge]) => {
    expect(() => rootOf(sha256, edge)).toThrow('does not have');
    expect(() => appendLeaves(sha256, edge, leaves.slice(0, 1))).toThrow('does not have');
  });

  test('takes nothing but hashes', () => {
    expect(() => appendLeaf(sha256, emptyEdge, new Uint8Array(31))).toThrow('32 bytes');
    expect(() => fillTiles(emptyTile, [new Uint8Array(33)])).toThrow('32 bytes');
    expect(() => fillTiles({ index: 0, hashes: 'ab' }, [])).toThrow('whole hashes');
  });
});

describe('tiles of 256 hashes', () => {
  test('fill as tlog-tiles says for 70,000 leaves', () => {
    const { tiles } = appendLeaves(sha256, emptyEdge, leaves);
    const atLevel = (level: number) => tiles.filter((tile) => tile.level === level);

    expect(atLevel(0).map(({ index }) => index)).toEqual(Array.from({ length: 273 }, (_, at) => at));
    expect(atLevel(1).map(({ index }) => index)).toEqual([0]);
    expect(tiles).toHaveLength(274);
    expect(atLevel(1)[0]?.root).toEqual(rootOfLeaves(sha256, leaves, { from: 0, to: 65_536 }));
  });

  test('hold the leaf hashes whose root they report, however these come', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(600), { maxLength: 8 }), (counts) => {
        let [edge, open] = [emptyEdge, emptyTile];
        for (const count of counts) {
          const batch = leaves.slice(edge.size, edge.size + count);
          const appended = appendLeaves(sha256, edge, batch);
          const filled = fillTiles(open, batch);
          const inTiles = filled.complete.map(({ index, hashes }) => [index, hexOf(rootOfTile(hashes))]);

          expect(inTiles).toEqual(appended.tiles.map(({ index, root }) => [index, hexOf(root)]));
          [edge, open] = [appended.edge, thawed(filled.open)];
        }
        expect(open.index * 256 + open.hashes.length / 64).toBe(edge.size);
        expect(open.hashes).toBe(
          leaves
            .slice(open.index * 256, edge.size)
            .map(hexOf)
            .join(''),
        );
      }),
    );
  });
});

function rootOfTile(hashes: Uint8Array): Uint8Array {
  expect(hashes).toHaveLength(8192);
  const each = Array.from({ length: 256 }, (_, at) => hashes.slice(at * 32, (at + 1) * 32));
  return rootOfLeaves(sha256, each);
}
