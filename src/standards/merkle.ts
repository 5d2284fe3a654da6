/**
 * The tree of hashes under the journal: leaves, nodes, roots and the making of proofs, by the standard's recursion.
 * Verifying is in merkle-verify.ts, appending without the old leaves in merkle-edge.ts. Source: RFC 6962, section 2.1.
 */

/** SHA-256, handed in: a server has it at once, a browser may bring its own, and nothing here knows which. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** Leaves from this number up to and not including that one, counted from 0. */
export type Range = { readonly from: number; readonly to: number };

/** The hash of an entry: SHA-256(0x00, entry), so that no node can pass for a leaf. Source: RFC 6962, section 2.1. */
export function leafHash(sha256: Sha256, entry: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + entry.length);
  bytes.set(entry, 1);
  return sha256(bytes);
}

/** The hash of two neighbours: SHA-256(0x01, left, right). Source: RFC 6962, section 2.1. */
export function nodeHash(sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + left.length + right.length);
  bytes[0] = 1;
  bytes.set(left, 1);
  bytes.set(right, 1 + left.length);
  return sha256(bytes);
}

/** The root over leaf hashes, or over a range of them; of none it is SHA-256(). Source: RFC 6962, section 2.1. */
export function rootOfLeaves(sha256: Sha256, leaves: readonly Uint8Array[], range?: Range): Uint8Array {
  const { from, to } = range ?? { from: 0, to: leaves.length };
  if (from === to) return sha256(new Uint8Array());
  if (to - from === 1) return leafAt(leaves, from);
  const split = splitOf(from, to);
  return nodeHash(
    sha256,
    rootOfLeaves(sha256, leaves, { from, to: split }),
    rootOfLeaves(sha256, leaves, { from: split, to }),
  );
}

/** What leads from one leaf to the root: the neighbour at every step, lowest first. Source: RFC 6962, section 2.1.1. */
export function inclusionProof(sha256: Sha256, leaves: readonly Uint8Array[], index: number): readonly Uint8Array[] {
  return inclusionRanges(index, leaves.length).map((range) => rootOfLeaves(sha256, leaves, range));
}

/** What shows that the first leaves stand unchanged in the longer tree. Source: RFC 6962, section 2.1.2. */
export function consistencyProof(
  sha256: Sha256,
  leaves: readonly Uint8Array[],
  first: number,
  second: number = leaves.length,
): readonly Uint8Array[] {
  if (second > leaves.length) throw new Error(`a proof over ${second} leaves was asked of ${leaves.length}`);
  return consistencyRanges(first, second).map((range) => rootOfLeaves(sha256, leaves, range));
}

/**
 * Whose roots an inclusion proof consists of, in order, for those who keep roots instead of leaves.
 * Source: RFC 6962, section 2.1.1 (PATH).
 */
export function inclusionRanges(index: number, size: number): readonly Range[] {
  if (!isSize(index) || !isSize(size) || index >= size) throw new Error(`leaf ${index} is not in a tree of ${size}`);
  const ranges: Range[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const split = splitOf(from, to);
    ranges.push(index < split ? { from: split, to } : { from, to: split });
    [from, to] = index < split ? [from, split] : [split, to];
  }
  return ranges.reverse();
}

/**
 * Whose roots a consistency proof consists of, in order. There is none from nothing: any tree continues an empty one.
 * Source: RFC 6962, section 2.1.2 (SUBPROOF).
 */
export function consistencyRanges(first: number, second: number): readonly Range[] {
  if (!isSize(first) || !isSize(second) || first < 1 || first > second) {
    throw new Error(`a tree of ${second} has no consistency proof from ${first}`);
  }
  const ranges: Range[] = [];
  let [from, to] = [0, second];
  while (to !== first) {
    const split = splitOf(from, to);
    ranges.push(first <= split ? { from: split, to } : { from, to: split });
    [from, to] = first <= split ? [from, split] : [split, to];
  }
  // The first tree's own root is known to whoever asks, so it is left out where it is a node of the second.
  if (from > 0) ranges.push({ from, to });
  return ranges.reverse();
}

/** Whether these bytes can be a SHA-256; the standard leaves it unsaid, its reference implementation refuses others. */
export function isHash(bytes: Uint8Array): boolean {
  return bytes.length === 32;
}

/** Whether this can count leaves: whole, not negative, and exact as a number. Bound: 2^53 - 1, ours, not RFC 6962's. */
export function isSize(count: number): boolean {
  return Number.isSafeInteger(count) && count >= 0;
}

/** The left part is the largest power of two that leaves something for the right. */
function splitOf(from: number, to: number): number {
  let left = 1;
  while (left * 2 < to - from) left *= 2;
  return from + left;
}

function leafAt(leaves: readonly Uint8Array[], index: number): Uint8Array {
  const leaf = leaves[index];
  if (leaf === undefined || !isHash(leaf)) throw new Error(`leaf ${index} is not a hash of 32 bytes`);
  return leaf;
}
