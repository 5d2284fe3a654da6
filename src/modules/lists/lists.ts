import { sql } from 'kysely';
import { withinScope } from '#kernel/access/scope';
import { type Bilingual, titleOf } from '#kernel/contract';
import { db, type Tx } from '#kernel/db';
import { listing } from '#kernel/lists/listing';
import { documentKind, documentKinds, stateName } from '#kernel/workflow';
import { lists } from './contract.ts';

/** Documents of every kind, by the header they share. */
export const documents = listing(
  lists.documents,
  (tx) =>
    withinScope(
      db
        .selectFrom('kernel.document as document')
        .innerJoin('kernel.person as person', (join) =>
          join.onRef('person.orgId', '=', 'document.orgId').onRef('person.id', '=', 'document.createdBy'),
        )
        .leftJoin('kernel.location as party', (join) =>
          join.onRef('party.orgId', '=', 'document.orgId').onRef('party.partyId', '=', 'document.counterpartyId'),
        )
        .leftJoin('kernel.location as site', (join) =>
          join.onRef('site.orgId', '=', 'document.orgId').onRef('site.id', '=', 'document.siteId'),
        )
        .select([
          'document.id as documentId',
          'document.createdAt',
          'document.number',
          'document.kind as kindTitle',
          'document.state as stateTitle',
          'party.nameZh as party',
          'site.nameZh as site',
          'person.name as createdBy',
          'document.kind',
          'document.state',
        ])
        .where('document.orgId', '=', tx.org)
        .where('person.orgId', '=', tx.org)
        .where('document.kind', '=', sql<string>`any (${kindsFor(tx)}::text[])`),
      tx,
      { site: 'document.siteId', party: 'document.counterpartyId' },
    ),
  (row) => ({
    ...row,
    kindTitle: documentKind(row.kind)?.title ?? { zh: row.kind, en: row.kind },
    stateTitle: stateName(row.kind, row.state),
  }),
);

/** The kinds whose lines somebody may ask for: of the others they see no header either. */
const kindsFor = (tx: Tx): string[] =>
  [...documentKinds()].flatMap(([kind, { lines }]) => (!lines || tx.may.has(lines.name) ? [kind] : []));

/** What was done, refused and looked at, line by line. */
export const journal = listing(
  lists.journal,
  (tx) =>
    db
      .selectFrom('kernel.journalLine as line')
      .innerJoin('kernel.person as person', (join) =>
        join.onRef('person.orgId', '=', 'line.orgId').onRef('person.id', '=', 'line.personId'),
      )
      .select([
        'line.id as lineId',
        'line.recordedAt',
        'person.name as person',
        'line.kind',
        'line.command as title',
        'line.command',
        'line.cameFrom',
      ])
      .where('line.orgId', '=', tx.org)
      .where('person.orgId', '=', tx.org)
      .$narrowType<{ kind: 'command' | 'refusal' | 'access' }>(),
  ({ title, ...line }) => ({ ...line, title: accesses[title] ?? titleOf(title) }),
);

/** What the kernel does itself, at the door and on the way out. */
const accesses: Readonly<Record<string, Bilingual>> = {
  'kernel.signIn': { zh: '登录', en: 'Sign in' },
  'kernel.failToSignIn': { zh: '登录失败', en: 'Failed to sign in' },
  'kernel.signOut': { zh: '退出登录', en: 'Sign out' },
  'kernel.choosePassword': { zh: '设置密码', en: 'Choose a password' },
  'kernel.failToProvePassword': { zh: '密码核对失败', en: 'Failed to prove the password' },
  'kernel.giveOneTimePassword': { zh: '发放一次性密码', en: 'Give a one-time password' },
  'kernel.consentToLink': { zh: '授权其他企业关联账号', en: 'Consent to another company linking the login' },
  'kernel.exportList': { zh: '导出列表', en: 'Export a list' },
};
