import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { verifyConsistency, verifyInclusion } from './merkle-verify.ts';

type Vector = { readonly id: string; readonly wantErr: boolean; readonly proof: readonly string[] | null };
type Inclusion = Vector & {
  readonly leafIdx: number;
  readonly treeSize: number;
  readonly root: string;
  readonly leafHash: string;
};
type Consistency = Vector & {
  readonly size1: number;
  readonly size2: number;
  readonly root1: string;
  readonly root2: string;
};

const folder = new URL('../../../shared/data/tamper_evidence/', import.meta.url);
const isPresent = existsSync(folder);
const read = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'base64');
const proofOf = ({ proof }: Vector) => (proof ?? []).map(bytesOf);
const wanted = (vectors: readonly Vector[]) => vectors.map(({ id, wantErr }) => [id, !wantErr]);

describe.skipIf(!isPresent)('published vectors of Merkle proofs (skipped where these are absent)', () => {
  test('inclusion: the verdict of the reference in every case', () => {
    const vectors: readonly Inclusion[] = read('inclusion_proofs.json');

    const verdicts = vectors.map((vector) => {
      const { leafIdx: index, treeSize: size } = vector;
      const [leafHash, root] = [bytesOf(vector.leafHash), bytesOf(vector.root)];
      return [vector.id, verifyInclusion(sha256, { leafHash, index, size, root, proof: proofOf(vector) }).ok];
    });

    expect(verdicts).toEqual(wanted(vectors));
    expect([vectors.length, vectors.filter(({ wantErr }) => !wantErr).length]).toEqual([13, 2]);
  });

  test('consistency: the verdict of the reference in every case', () => {
    const vectors: readonly Consistency[] = read('consistency_proofs.json');

    const verdicts = vectors.map((vector) => {
      const { size1: firstSize, size2: secondSize } = vector;
      const [firstRoot, secondRoot] = [bytesOf(vector.root1), bytesOf(vector.root2)];
      const claim = { firstSize, secondSize, firstRoot, secondRoot, proof: proofOf(vector) };
      return [vector.id, verifyConsistency(sha256, claim).ok];
    });

    expect(verdicts).toEqual(wanted(vectors));
    expect([vectors.length, vectors.filter(({ wantErr }) => !wantErr).length]).toEqual([18, 2]);
  });
});
