/** The key that signs a company's log, and the log's name. One Ed25519 key serves all companies of an installation. */
import { createHash, createPublicKey, verify as ed25519Verify, type KeyObject, sign } from 'node:crypto';
import { keyIdOf, type Signer, type Verify, verifierKey } from '#standards/checkpoint-note';
import type { Sha256 } from '#standards/merkle';

export const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest();

/** What signs for one company: its signer, and the public half as text for those who verify. */
export type LogKey = { readonly origin: string; readonly signer: Signer; readonly verifier: string };

/** The name of a company's log, for ever. */
export const originOf = (org: string): string => `yanji/${org}`;

/** The key of one company's log: the installation's key under the log's name. */
export const logKeyOf = (privateKey: KeyObject, org: string): LogKey => {
  const origin = originOf(org);
  const publicKey = rawPublicKey(privateKey);
  const signer = {
    name: origin,
    keyId: keyIdOf(sha256, origin, publicKey),
    sign: (bytes: Uint8Array) => sign(null, bytes, privateKey),
  };
  return { origin, signer, verifier: verifierKey(sha256, origin, publicKey) };
};

/** How a company's checkpoints name the key of a public half. */
export const verifierOf = (org: string, publicKey: Uint8Array): string => verifierKey(sha256, originOf(org), publicKey);

/** Verifies a signature as `Verify` asks: false for any other shape. */
export const verifyEd25519: Verify = (publicKey, bytes, signature) => {
  const x = Buffer.from(publicKey).toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return signature.length === 64 && ed25519Verify(null, bytes, key, signature);
};

/** The 32 bytes of a key's public half. */
export const rawPublicKey = (privateKey: KeyObject): Uint8Array => {
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' });
  return Buffer.from(String(x), 'base64url');
};
