import { z } from 'zod';
import { command, contract, query } from '#kernel/contract';
import { company as own, permit } from './fields.ts';

export const company = contract('company', {
  filePermit: command({
    title: { zh: '登记本企业证照', en: "File the company's permit" },
    about: z.object({}),
    fill: z
      .object({ ...permit, validUntil: permit.validUntil.optional() })
      .refine(({ kind, validUntil }) => kind === 'filing' || validUntil !== undefined, { path: ['validUntil'] })
      .refine(({ issuedOn, validUntil }) => validUntil === undefined || issuedOn <= validUntil, {
        path: ['validUntil'],
      }),
  }),
  signGoLive: command({
    title: { zh: '签署正式运行', en: 'Sign that the company goes live' },
    signed: { zh: '筹建完成，同意企业正式运行', en: 'Set-up is complete; the company may go live' },
    about: z.object({}),
    fill: z.object({}),
  }),
  state: query({
    title: { zh: '企业', en: 'Company' },
    scope: 'company-wide: the company itself is of every site',
    input: z.object({}),
    output: z.object({
      name: own.name,
      liveSince: own.liveSince.nullable(),
      permits: z.array(z.object({ ...permit, validUntil: permit.validUntil.nullable() })),
      signatures: z.array(z.object({ position: own.signerPosition, person: own.signer, signedAt: own.signedAt })),
    }),
  }),
});
