/** Verifies what merkle.ts proves, trusting nothing of it. Source: RFC 9162, section 2.1, for the trees of RFC 6962. */

import type { Words } from './gs1-words.ts';
import { isHash, isSize, nodeHash, type Sha256 } from './merkle.ts';

/** A sentence that says why not. */
export type Refusal = { readonly ok: false; readonly why: Words };

/** Either it holds, or why not. */
export type Verdict = { readonly ok: true } | Refusal;

/** That this leaf stands at this index of the tree with this size and root. */
export type InclusionClaim = {
  readonly leafHash: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
};

/** That the second tree begins with all of the first and only adds to it. */
export type ConsistencyClaim = {
  readonly firstSize: number;
  readonly secondSize: number;
  readonly firstRoot: Uint8Array;
  readonly secondRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
};

/**
 * Whether the leaf is in the tree. A root alone does not fix the size: the first leaf's path is the same in trees of 5
 * to 8. Take size and root from one signed checkpoint. Source: RFC 9162, section 2.1.3.2.
 */
export function verifyInclusion(sha256: Sha256, claim: InclusionClaim): Verdict {
  const { leafHash, index, size, root, proof } = claim;
  if (!isSize(index) || !isSize(size)) return sizeIsNoNumber;
  if (index >= size) {
    return refused(
      `树只有 ${size} 叶,没有第 ${index} 号叶。`,
      `There is no leaf ${index} in a tree of ${size} leaves.`,
    );
  }
  const misshapen = notHashes([leafHash, root], proof);
  if (misshapen) return misshapen;
  let [node, last, hash] = [index, size - 1, leafHash];
  for (const neighbour of proof) {
    if (last === 0) return tooLong;
    if (isRight(node) || node === last) {
      hash = nodeHash(sha256, neighbour, hash);
      [node, last] = upToRight(node, last);
    } else hash = nodeHash(sha256, hash, neighbour);
    [node, last] = [half(node), half(last)];
  }
  if (last !== 0) return tooShort;
  return isSame(hash, root)
    ? { ok: true }
    : refused('叶与证明算出的根哈希与给出的根不一致。', 'Leaf and proof lead to another root than the one given.');
}

/**
 * Whether the first tree stands unchanged in the second. An empty first tree is refused: it would prove nothing.
 * Source: RFC 9162, section 2.1.4.2; the refusals of transparency-dev/merkle besides.
 */
export function verifyConsistency(sha256: Sha256, claim: ConsistencyClaim): Verdict {
  const { firstSize, secondSize, firstRoot, secondRoot, proof } = claim;
  if (!isSize(firstSize) || !isSize(secondSize)) return sizeIsNoNumber;
  if (firstSize > secondSize) {
    return refused(
      `后一棵树(${secondSize} 叶)比前一棵(${firstSize} 叶)小。`,
      `The second tree (${secondSize} leaves) is smaller than the first (${firstSize}).`,
    );
  }
  if (firstSize === 0) {
    return refused('前一棵树为空,什么也证明不了。', 'The first tree is empty, so nothing can be proved from it.');
  }
  const misshapen = notHashes([firstRoot, secondRoot], proof);
  if (misshapen) return misshapen;
  if (firstSize < secondSize) return grown(sha256, claim);
  if (proof.length > 0) return tooLong;
  return isSame(firstRoot, secondRoot)
    ? { ok: true }
    : refused('两棵树叶数相同,根哈希却不同。', 'Both trees have the same number of leaves but different roots.');
}

function grown(sha256: Sha256, { firstSize, secondSize, firstRoot, secondRoot, proof }: ConsistencyClaim): Verdict {
  let [node, last] = [firstSize - 1, secondSize - 1];
  while (isRight(node)) [node, last] = [half(node), half(last)];
  // A first tree that is a power of two is itself a node of the second, and the proof leaves it out.
  const [start, ...steps] = node === 0 ? [firstRoot, ...proof] : proof;
  if (start === undefined) return tooShort;
  let [first, second] = [start, start];
  for (const neighbour of steps) {
    if (last === 0) return tooLong;
    if (isRight(node) || node === last) {
      first = nodeHash(sha256, neighbour, first);
      second = nodeHash(sha256, neighbour, second);
      [node, last] = upToRight(node, last);
    } else second = nodeHash(sha256, second, neighbour);
    [node, last] = [half(node), half(last)];
  }
  if (last !== 0) return tooShort;
  if (!isSame(first, firstRoot)) {
    return refused('证明算出的前一根哈希与给出的不一致。', 'The proof leads to another first root than the one given.');
  }
  return isSame(second, secondRoot)
    ? { ok: true }
    : refused('证明算出的后一根哈希与给出的不一致。', 'The proof leads to another second root than the one given.');
}

/** On the ragged right edge a node goes up unhashed until it is somebody's right neighbour. */
function upToRight(node: number, last: number): [number, number] {
  let [upper, upperLast] = [node, last];
  while (upper !== 0 && !isRight(upper)) [upper, upperLast] = [half(upper), half(upperLast)];
  return [upper, upperLast];
}

/** Bit operations end at 2^31; these do not. */
const half = (node: number): number => Math.floor(node / 2);
const isRight = (node: number): boolean => node % 2 === 1;

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

function notHashes(given: readonly Uint8Array[], proof: readonly Uint8Array[]): Verdict | undefined {
  if (!given.every(isHash)) {
    return refused('叶哈希或根哈希不是 32 字节。', 'A leaf hash or root hash is not 32 bytes long.');
  }
  if (proof.every(isHash)) return undefined;
  return refused('证明中有一项不是 32 字节的哈希。', 'A part of the proof is not a hash of 32 bytes.');
}

/** Why not, in both languages. Source: this product; the standards name no reasons. */
export function refused(zh: string, en: string): Refusal {
  return { ok: false, why: { zh, en } };
}

const sizeIsNoNumber = refused('叶号和叶数须为非负整数。', 'Index and size must be whole numbers, zero or more.');
const tooLong = refused('证明的项数多于该树所需。', 'The proof has more parts than this tree needs.');
const tooShort = refused('证明的项数少于该树所需。', 'The proof has fewer parts than this tree needs.');
