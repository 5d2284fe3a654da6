/**
 * The right edge of a tree: the roots of its complete parts, enough to append and to know the root without reading one
 * old leaf. Sources: RFC 6962, section 2.1; tiles of 256 hashes as C2SP tlog-tiles cuts them.
 */

import { isHash, isSize, nodeHash, type Sha256 } from './merkle.ts';
import { bytesOfHex, hexOf } from './merkle-hex.ts';

/** As JSON keeps it: one peak for each binary one of the size, largest first, in hexadecimal. */
export type Edge = { readonly size: number; readonly peaks: readonly string[] };

/** A tile that just filled. Its root is the next hash of the tile one level up. */
export type FilledTile = { readonly level: number; readonly index: number; readonly root: Uint8Array };

/** The level-0 tile that is still filling, as JSON keeps it: its hashes one after another, in hexadecimal. */
export type OpenTile = { readonly index: number; readonly hashes: string };

/** A level-0 tile of 256 leaf hashes, 8,192 bytes, never to change again. */
export type CompleteTile = { readonly index: number; readonly hashes: Uint8Array };

/** The edge of a tree without leaves. Source: RFC 6962, section 2.1. */
export const emptyEdge: Edge = { size: 0, peaks: [] };

/** The tile in which a tree without leaves begins. Source: C2SP tlog-tiles, Merkle Tree. */
export const emptyTile: OpenTile = { index: 0, hashes: '' };

/** The edge after one more leaf. Source: RFC 6962, section 2.1. */
export function appendLeaf(sha256: Sha256, edge: Edge, leafHash: Uint8Array): Edge {
  return appendLeaves(sha256, edge, [leafHash]).edge;
}

/**
 * The edge after these leaves, in fewer than one node hash a leaf (plus the depth of the tree), and the tiles of every
 * level that filled on the way, in that order. Sources: RFC 6962, section 2.1; C2SP tlog-tiles, Merkle Tree.
 */
export function appendLeaves(
  sha256: Sha256,
  edge: Edge,
  leafHashes: readonly Uint8Array[],
): { readonly edge: Edge; readonly tiles: readonly FilledTile[] } {
  const peaks = peaksOf(edge);
  const tiles: FilledTile[] = [];
  let size = edge.size;
  for (const leafHash of leafHashes) {
    if (!isHash(leafHash)) throw new Error('a leaf hash is not 32 bytes long');
    let root = leafHash;
    let height = 0;
    // Each one at the end of the size is a complete part as large as what has grown so far: both become one.
    for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) {
      root = nodeHash(sha256, peaks.pop() ?? root, root);
      height++;
      if (height % tileHeight === 0) {
        tiles.push({ level: height / tileHeight - 1, index: Math.floor(size / 2 ** height), root });
      }
    }
    peaks.push(root);
    size++;
  }
  if (!isSize(size)) throw new Error(`a tree cannot have ${size} leaves`);
  return { edge: { size, peaks: peaks.map(hexOf) }, tiles };
}

/** The root of the tree with this edge. Source: RFC 6962, section 2.1. */
export function rootOf(sha256: Sha256, edge: Edge): Uint8Array {
  const peaks = peaksOf(edge);
  if (peaks.length === 0) return sha256(new Uint8Array());
  return peaks.reduceRight((right, left) => nodeHash(sha256, left, right));
}

/**
 * Sorts new leaf hashes into tiles, hashing nothing: complete ones to keep, and the one that goes on filling.
 * Source: C2SP tlog-tiles, Merkle Tree and Partial Tiles.
 */
export function fillTiles(
  open: OpenTile,
  leafHashes: readonly Uint8Array[],
): { readonly open: OpenTile; readonly complete: readonly CompleteTile[] } {
  if (!leafHashes.every(isHash)) throw new Error('a leaf hash is not 32 bytes long');
  const hashes = open.hashes + leafHashes.map(hexOf).join('');
  if (hashes.length % hashDigits !== 0) throw new Error('the open tile does not consist of whole hashes');
  const count = Math.floor(hashes.length / tileDigits);
  const complete = Array.from({ length: count }, (_, at) => ({
    index: open.index + at,
    hashes: bytesOfHex(hashes.slice(at * tileDigits, (at + 1) * tileDigits)),
  }));
  return { open: { index: open.index + count, hashes: hashes.slice(count * tileDigits) }, complete };
}

/** A tile is 256 hashes wide, so eight steps high. */
const tileHeight = 8;

const hashDigits = 64;
const tileDigits = 2 ** tileHeight * hashDigits;

/** An edge comes back from a table: one that cannot be is not built upon. */
function peaksOf({ size, peaks }: Edge): Uint8Array[] {
  const ones = isSize(size) ? size.toString(2).replaceAll('0', '').length : -1;
  if (ones !== peaks.length || !peaks.every((peak) => /^[0-9a-f]{64}$/.test(peak))) {
    throw new Error(`the edge of a tree of ${size} leaves does not have ${peaks.length} such peaks`);
  }
  return peaks.map(bytesOfHex);
}
