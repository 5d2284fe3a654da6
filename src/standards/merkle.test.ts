import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { consistencyProof, consistencyRanges, inclusionProof, leafHash, nodeHash, rootOfLeaves } from './merkle.ts';
import { bytesOfHex, hexOf } from './merkle-hex.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => Uint8Array.from(createHash('sha256').update(bytes).digest());
const leavesOf = (size: number) =>
  Array.from({ length: size }, (_, at) => leafHash(sha256, Uint8Array.of(at >> 8, at)));
const leaves = leavesOf(300);

describe('the tree of RFC 6962', () => {
  test.for([
    [0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
    [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
    [5, '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
    [6, '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
    [7, 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
    [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
  ] as const)('over the first %i entries of its reference has this root', ([size, root]) => {
    const entries = [
      '',
      '00',
      '10',
      '2021',
      '3031',
      '40414243',
      '5051525354555657',
      '606162636465666768696a6b6c6d6e6f',
    ];
    const published = entries.map((entry) => leafHash(sha256, bytesOfHex(entry)));

    expect(hexOf(rootOfLeaves(sha256, published, { from: 0, to: size }))).toBe(root);
    expect(hexOf(rootOfLeaves(sha256, published.slice(0, size)))).toBe(root);
  });

  test('proves what the example of section 2.1.3 proves', () => {
    const seven = leavesOf(7);
    const [a, b, c, d, e, f, j] = seven;
    const node = (left: Uint8Array = new Uint8Array(), right: Uint8Array = new Uint8Array()) =>
      nodeHash(sha256, left, right);

    expect(inclusionProof(sha256, seven, 0)).toEqual([b, node(c, d), node(node(e, f), j)]);
    expect(inclusionProof(sha256, seven, 3)).toEqual([c, node(a, b), node(node(e, f), j)]);
    expect(inclusionProof(sha256, seven, 4)).toEqual([f, j, node(node(a, b), node(c, d))]);
    expect(inclusionProof(sha256, seven, 6)).toEqual([node(e, f), node(node(a, b), node(c, d))]);
    expect(consistencyProof(sha256, seven, 3)).toEqual([c, d, node(a, b), node(node(e, f), j)]);
    expect(consistencyProof(sha256, seven, 4)).toEqual([node(node(e, f), j)]);
    expect(consistencyProof(sha256, seven, 6)).toEqual([node(e, f), j, node(node(a, b), node(c, d))]);
  });

  test('makes no proof of what is not there, and no tree of what is no hash', () => {
    expect(() => inclusionProof(sha256, leaves, 300)).toThrow('leaf 300 is not in a tree of 300');
    expect(() => inclusionProof(sha256, leaves, -1)).toThrow('leaf -1');
    expect(() => consistencyProof(sha256, leaves, 1, 301)).toThrow('301 leaves');
    expect(() => consistencyRanges(0, 3)).toThrow('no consistency proof from 0');
    expect(() => consistencyRanges(4, 3)).toThrow('no consistency proof from 4');
    expect(() => rootOfLeaves(sha256, [new Uint8Array(31)])).toThrow('leaf 0 is not a hash');
  });
});
