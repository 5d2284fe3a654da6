/** Another key for the log of an installation: what the old one signed stays verifiable, and the old one signs the line
 *  that names the new. */
import type { KeyObject } from 'node:crypto';
import { v7 } from 'uuid';
import { literal, type Pool } from './db.ts';
import { logKeyOf, rawPublicKey } from './log-key.ts';
import { sealAll } from './sealer.ts';

/** A key that signs no more: its public half, and up to which size of each company's log it is believed. */
export type RetiredKey = { readonly publicKey: string; readonly sizes: Readonly<Record<string, number>> };

type Company = { readonly org: string; readonly administrator: string };

/** Seals what waits under the old key, with a last line per company that names the new one. Answers the old key as it
 *  is believed from now on; whoever keeps keys keeps it before the new key is used. */
export const retire = async (
  pool: Pool,
  companies: readonly Company[],
  { old, next }: { old: KeyObject; next: KeyObject },
): Promise<RetiredKey> => {
  await sealAll(pool, old);
  for (const { org, administrator: person } of companies) {
    const asked = { from: logKeyOf(old, org).verifier, to: logKeyOf(next, org).verifier };
    const said = { org, person, cameFrom: 'yanji key rotate', command: 'kernel.rotateSigningKey', kind: 'access' };
    const line = { ...said, inputDigest: '', answer: {}, asked, lineId: v7() };
    await pool.query(`select kernel.leave_line(${literal(JSON.stringify(line))}::jsonb)`);
  }
  await sealAll(pool, old);
  const sizes: Record<string, number> = {};
  for (const { org } of companies) {
    const results: unknown = await pool.query(
      `begin read only; set local yanji.org_id = ${literal(org)};
       select size::int as size from kernel.log_head where org_id = ${literal(org)}; commit`,
    );
    sizes[org] = sizeIn(results);
  }
  return { publicKey: Buffer.from(rawPublicKey(old)).toString('base64url'), sizes };
};

/** Several statements answer a list of results; the third of them is the head. */
const sizeIn = (results: unknown): number => {
  const head = Array.isArray(results) ? (results[2] as { rows: { size: number }[] }) : undefined;
  return head?.rows[0]?.size ?? 0;
};
