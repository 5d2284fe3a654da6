import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { consistencyProof, inclusionProof, inclusionRanges, leafHash, nodeHash, rootOfLeaves } from './merkle.ts';
import { type ConsistencyClaim, type InclusionClaim, verifyConsistency, verifyInclusion } from './merkle-verify.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => Uint8Array.from(createHash('sha256').update(bytes).digest());
const leavesOf = (size: number) =>
  Array.from({ length: size }, (_, at) => leafHash(sha256, Uint8Array.of(at >> 8, at)));
const leaves = leavesOf(300);
const rootAt = (size: number) => rootOfLeaves(sha256, leaves, { from: 0, to: size });

const included = (index: number, size: number): InclusionClaim => ({
  leafHash: leafHash(sha256, Uint8Array.of(index >> 8, index)),
  index,
  size,
  root: rootAt(size),
  proof: inclusionProof(sha256, leaves.slice(0, size), index),
});
const continued = (firstSize: number, secondSize: number): ConsistencyClaim => ({
  firstSize,
  secondSize,
  firstRoot: rootAt(firstSize),
  secondRoot: rootAt(secondSize),
  proof: consistencyProof(sha256, leaves, firstSize, secondSize),
});

const place = fc.integer({ min: 1, max: 300 }).chain((size) => fc.tuple(fc.nat(size - 1), fc.constant(size)));
const growth = fc
  .integer({ min: 1, max: 300 })
  .chain((second) => fc.tuple(fc.integer({ min: 1, max: second }), fc.constant(second)));

const flipped = (hash: Uint8Array, bit: number) =>
  hash.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));

/** From which sides a path is hashed: all of index and size that a root can bind. */
const shapeOf = (index: number, size: number) =>
  inclusionRanges(index, size)
    .map(({ from }) => (from > index ? 'right' : 'left'))
    .join();

describe('an inclusion proof', () => {
  test('verifies for every leaf of every small tree', () => {
    for (let size = 1; size <= 70; size++) {
      for (let index = 0; index < size; index++) {
        expect([index, size, verifyInclusion(sha256, included(index, size))]).toEqual([index, size, { ok: true }]);
      }
    }
  });

  test('verifies, and with any bit changed it does not', () => {
    fc.assert(
      fc.property(place, fc.nat(255), fc.nat(), ([index, size], bit, part) => {
        const claim = included(index, size);
        const { proof } = claim;
        const changed = proof.map((hash, at) => (at === part % proof.length ? flipped(hash, bit) : hash));

        expect(verifyInclusion(sha256, claim).ok).toBe(true);
        expect(verifyInclusion(sha256, { ...claim, leafHash: flipped(claim.leafHash, bit) }).ok).toBe(false);
        expect(verifyInclusion(sha256, { ...claim, root: flipped(claim.root, bit) }).ok).toBe(false);
        expect(verifyInclusion(sha256, { ...claim, proof: changed }).ok).toBe(proof.length === 0);
      }),
    );
  });

  test('is refused with a part too few, too many, doubled or out of order', () => {
    fc.assert(
      fc.property(place, fc.nat(), ([index, size], part) => {
        const claim = included(index, size);
        const { proof, root } = claim;
        const verdictWith = (other: readonly Uint8Array[]) => verifyInclusion(sha256, { ...claim, proof: other }).ok;
        const at = part % Math.max(1, proof.length);

        expect(verdictWith([...proof, root])).toBe(false);
        expect(verdictWith([root, ...proof])).toBe(false);
        expect(verdictWith(proof.toSpliced(at, 0, claim.leafHash))).toBe(false);
        expect(verdictWith(proof.toSpliced(at, 1))).toBe(proof.length === 0);
        expect(verdictWith(proof.toReversed())).toBe(proof.length < 2);
      }),
    );
  });

  test('is refused for every other index, and for every size that has another path', () => {
    fc.assert(
      fc.property(place, fc.nat(320), ([index, size], other) => {
        const claim = included(index, size);
        const isSamePath = other > index && shapeOf(index, other) === shapeOf(index, size);

        expect(verifyInclusion(sha256, { ...claim, index: other }).ok).toBe(other === index);
        expect(verifyInclusion(sha256, { ...claim, size: other }).ok).toBe(isSamePath);
        if (other > index && other <= 300) {
          expect(verifyInclusion(sha256, { ...claim, size: other, root: rootAt(other) }).ok).toBe(other === size);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('is refused in words', () => {
    const claim = included(5, 8);
    const said = (change: Partial<InclusionClaim>) => {
      const verdict = verifyInclusion(sha256, { ...claim, ...change });
      return verdict.ok ? 'holds' : verdict.why.en;
    };

    expect(said({})).toBe('holds');
    expect(said({ index: 8 })).toBe('There is no leaf 8 in a tree of 8 leaves.');
    expect(said({ index: 0, size: 0 })).toBe('There is no leaf 0 in a tree of 0 leaves.');
    expect(said({ index: -1 })).toBe('Index and size must be whole numbers, zero or more.');
    expect(said({ size: 8.5 })).toBe('Index and size must be whole numbers, zero or more.');
    expect(said({ size: Number.POSITIVE_INFINITY })).toBe('Index and size must be whole numbers, zero or more.');
    expect(said({ root: new Uint8Array() })).toBe('A leaf hash or root hash is not 32 bytes long.');
    expect(said({ leafHash: new Uint8Array(33) })).toBe('A leaf hash or root hash is not 32 bytes long.');
    expect(said({ proof: [...claim.proof, new Uint8Array()] })).toBe('A part of the proof is not a hash of 32 bytes.');
    expect(said({ proof: [...claim.proof, claim.root] })).toBe('The proof has more parts than this tree needs.');
    expect(said({ proof: [] })).toBe('The proof has fewer parts than this tree needs.');
    expect(said({ index: 4 })).toBe('Leaf and proof lead to another root than the one given.');
  });

  test('of a leaf beyond 2^32 walks the whole path', () => {
    const [index, size] = [2 ** 40 + 5, 2 ** 41 + 3];
    const proof = inclusionRanges(index, size).map((_, at) => leafHash(sha256, Uint8Array.of(at)));
    const leaf = leafHash(sha256, Uint8Array.of(99));
    const root = shapeOf(index, size)
      .split(',')
      .reduce((hash, side, at) => {
        const neighbour = proof[at] ?? leaf;
        return side === 'left' ? nodeHash(sha256, neighbour, hash) : nodeHash(sha256, hash, neighbour);
      }, leaf);

    expect(proof).toHaveLength(42);
    expect(verifyInclusion(sha256, { leafHash: leaf, index, size, root, proof })).toEqual({ ok: true });
    expect(verifyInclusion(sha256, { leafHash: leaf, index: index - 2 ** 40, size, root, proof }).ok).toBe(false);
  });
});

describe('a consistency proof', () => {
  test('verifies between all small trees', () => {
    for (let second = 1; second <= 70; second++) {
      for (let first = 1; first <= second; first++) {
        const verdict = verifyConsistency(sha256, continued(first, second));
        expect([first, second, verdict]).toEqual([first, second, { ok: true }]);
      }
    }
  });

  test('verifies, and with any bit changed it does not', () => {
    fc.assert(
      fc.property(growth, fc.nat(255), fc.nat(), ([first, second], bit, part) => {
        const claim = continued(first, second);
        const { proof } = claim;
        const changed = proof.map((hash, at) => (at === part % proof.length ? flipped(hash, bit) : hash));

        expect(verifyConsistency(sha256, claim).ok).toBe(true);
        expect(verifyConsistency(sha256, { ...claim, firstRoot: flipped(claim.firstRoot, bit) }).ok).toBe(false);
        expect(verifyConsistency(sha256, { ...claim, secondRoot: flipped(claim.secondRoot, bit) }).ok).toBe(false);
        expect(verifyConsistency(sha256, { ...claim, proof: changed }).ok).toBe(proof.length === 0);
      }),
    );
  });

  test('is refused in words', () => {
    const claim = continued(6, 8);
    const said = (change: Partial<ConsistencyClaim>) => {
      const verdict = verifyConsistency(sha256, { ...claim, ...change });
      return verdict.ok ? 'holds' : verdict.why.en;
    };
    const [one, eight] = [rootAt(1), rootAt(8)];

    expect(said({})).toBe('holds');
    expect(said({ firstSize: 8, firstRoot: eight, proof: [] })).toBe('holds');
    expect(said({ firstSize: 9 })).toBe('The second tree (8 leaves) is smaller than the first (9).');
    expect(said({ firstSize: 0, proof: [] })).toBe('The first tree is empty, so nothing can be proved from it.');
    expect(said({ firstSize: -1 })).toBe('Index and size must be whole numbers, zero or more.');
    expect(said({ secondSize: Number.NaN })).toBe('Index and size must be whole numbers, zero or more.');
    expect(said({ secondRoot: new Uint8Array(9) })).toBe('A leaf hash or root hash is not 32 bytes long.');
    expect(said({ proof: [new Uint8Array()] })).toBe('A part of the proof is not a hash of 32 bytes.');
    expect(said({ firstSize: 8, firstRoot: one, proof: [] })).toBe(
      'Both trees have the same number of leaves but different roots.',
    );
    expect(said({ firstSize: 8, firstRoot: eight })).toBe('The proof has more parts than this tree needs.');
    expect(said({ proof: [...claim.proof, one] })).toBe('The proof has more parts than this tree needs.');
    expect(said({ proof: [] })).toBe('The proof has fewer parts than this tree needs.');
    expect(said({ firstSize: 1, firstRoot: one, proof: [] })).toBe('The proof has fewer parts than this tree needs.');
    expect(said({ firstRoot: one })).toBe('The proof leads to another first root than the one given.');
    expect(said({ secondRoot: one })).toBe('The proof leads to another second root than the one given.');
  });

  test('is refused with a part too few or too many, and for trees of other sizes with their own roots', () => {
    fc.assert(
      fc.property(growth, fc.integer({ min: 1, max: 300 }), ([first, second], other) => {
        const claim = continued(first, second);
        const { proof } = claim;
        const verdictWith = (change: Partial<ConsistencyClaim>) =>
          verifyConsistency(sha256, { ...claim, ...change }).ok;

        expect(verdictWith({ proof: [...proof, claim.secondRoot] })).toBe(false);
        expect(verdictWith({ proof: [claim.firstRoot, ...proof] })).toBe(false);
        expect(verdictWith({ proof: proof.slice(1) })).toBe(proof.length === 0);
        expect(verdictWith({ proof: proof.slice(0, -1) })).toBe(proof.length === 0);
        expect(verdictWith({ firstSize: other, firstRoot: rootAt(other) })).toBe(other === first);
        expect(verdictWith({ secondSize: other, secondRoot: rootAt(other) })).toBe(other === second);
      }),
      { numRuns: 500 },
    );
  });
});
