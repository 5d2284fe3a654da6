import { sql } from 'kysely';
import { db, type Tx } from '#kernel/db';
import { known } from '#kernel/errors';
import { fact, facts } from '#kernel/fact';

/** The two who end the set-up together. */
export const heads = ['companyHead', 'qualityHead'] as const;

/** Whether the company is live; its one key is `live`. */
export const stageOfCompany = fact(
  'company.stageOfCompany',
  (reader, { org, keys }) =>
    reader
      .selectFrom('kernel.company as company')
      .select([sql<string>`'live'`.as('key'), 'company.id', 'company.liveSince'])
      .where('company.orgId', '=', org)
      .where(sql<string>`'live'`, '=', keys),
  'text',
);

/** Who signed that the company goes live, by the position they signed as. */
export const goLiveSignature = fact(
  'company.goLiveSignature',
  (reader, { org, keys }) =>
    reader
      .selectFrom('company.goLiveSignature as signature')
      .select(['signature.position as key', 'signature.personId'])
      .where('signature.orgId', '=', org)
      .where('signature.position', '=', keys),
  'text',
);

/** The permits ever filed, by kind, the latest last. */
export const permitsOfKind = facts(
  'company.permitsOfKind',
  (reader, { org, keys }) =>
    reader
      .selectFrom('company.permit as permit')
      .select(['permit.kind as key', 'permit.number', 'permit.validUntil'])
      .where('permit.orgId', '=', org)
      .where('permit.kind', '=', keys)
      .orderBy('permit.id'),
  'text',
);

/** The company: whether it is live, its permits with the latest first, and who signed. */
export const state = async (tx: Tx) => {
  const own = await tx.first(
    db
      .selectFrom('kernel.company as company')
      .select(['company.name', 'company.liveSince'])
      .where('company.orgId', '=', tx.org),
  );
  const permits = await tx.rows(
    db
      .selectFrom('company.permit as permit')
      .select(['permit.kind', 'permit.number', 'permit.scope', 'permit.issuedOn', 'permit.validUntil'])
      .where('permit.orgId', '=', tx.org)
      .orderBy('permit.id', 'desc')
      .limit(50)
      .$narrowType<{ kind: 'permit' | 'filing' }>(),
  );
  const signatures = await tx.rows(
    db
      .selectFrom('company.goLiveSignature as signature')
      .innerJoin('kernel.person as person', (join) =>
        join.onRef('person.orgId', '=', 'signature.orgId').onRef('person.id', '=', 'signature.personId'),
      )
      .select(['signature.position', 'person.name as person', 'signature.signedAt'])
      .where('signature.orgId', '=', tx.org)
      .where('person.orgId', '=', tx.org)
      .orderBy('signature.signedAt')
      .$narrowType<{ position: (typeof heads)[number] }>(),
  );
  return { ...known(own, 'the company is on file'), permits, signatures };
};
