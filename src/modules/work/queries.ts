import { sql } from 'kysely';
import type { Bilingual } from '#kernel/contract';
import { db, type Tx } from '#kernel/db';
import { fact } from '#kernel/fact';
import { holding } from '#kernel/held/holding';
import { stateName } from '#kernel/workflow';

/** A person of the company, by id. */
export const personById = fact('work.personById', (reader, { org, keys }) =>
  reader
    .selectFrom('kernel.person as person')
    .select(['person.id as key', 'person.id', 'person.name'])
    .where('person.orgId', '=', org)
    .where('person.id', '=', keys),
);

/** A notice, by its id. */
export const noticeById = fact('work.noticeById', (reader, { org, keys }) =>
  reader
    .selectFrom('kernel.notice as notice')
    .select(['notice.id as key', 'notice.id', 'notice.personId', 'notice.position', 'notice.siteId'])
    .where('notice.orgId', '=', org)
    .where('notice.id', '=', keys),
);

/** Proposals whose open step the asker may decide: by position or as a delegate, never their own, never twice. */
const toApprove = ({ org, personId, holdings }: Tx) => sql<boolean>`held.concluded_at is null
  and document.state = 'waiting' and held.proposed_by <> ${personId}
  and (exists (select 1 from jsonb_array_elements(held.chain -> held.step) s
      join jsonb_to_recordset(${JSON.stringify(holdings)}::jsonb) h (position text, sites jsonb, parties jsonb)
        on h.position = s ->> 'name'
      where ${covers('sites', 'siteId')} and ${covers('parties', 'partyId')}
        and not (jsonb_typeof(h.sites) = 'array' and held.subject ? 'isOfCompany'))
    or exists (select 1 from kernel.delegation d where d.org_id = ${org} and d.held_id = held.id
      and d.step = held.step and d.to_person_id = ${personId}))
  and not exists (select 1 from kernel.approval a where a.org_id = ${org} and a.held_id = held.id
    and a.person_id = ${personId})`;

/** A position held for some sites or partners decides about these; what names none is everybody's. */
const covers = (side: 'sites' | 'parties', of: 'siteId' | 'partyId') =>
  sql`(jsonb_typeof(h.${sql.raw(side)}) is distinct from 'array' or held.subject ->> ${sql.lit(of)} is null
    or h.${sql.raw(side)} ? (held.subject ->> ${sql.lit(of)}))`;

/** Own proposals that are open, or ended in the last two weeks. */
const own = ({ personId, today }: Tx) => sql<boolean>`held.proposed_by = ${personId}
  and (held.concluded_at is null or held.concluded_at > ${today}::date - 14)`;

const heldRows = (tx: Tx, which: typeof toApprove) =>
  db
    .selectFrom('kernel.heldCommand as held')
    .innerJoin('kernel.document as document', (join) =>
      join.onRef('document.orgId', '=', 'held.orgId').onRef('document.id', '=', 'held.id'),
    )
    .innerJoin('kernel.person as proposer', (join) =>
      join.onRef('proposer.orgId', '=', 'held.orgId').onRef('proposer.id', '=', 'held.proposedBy'),
    )
    .where('held.orgId', '=', tx.org)
    .where('document.orgId', '=', tx.org)
    .where('proposer.orgId', '=', tx.org)
    .where(which(tx));

const heldEntries = (tx: Tx, which: typeof toApprove) =>
  heldRows(tx, which)
    .select([
      'held.id',
      sql<Bilingual>`held.title`.as('title'),
      'document.number',
      'document.state',
      'document.kind as kindName',
      'held.id as documentId',
      'proposer.name as from',
      'held.proposedAt as since',
      'held.expiresOn as dueOn',
      sql<Bilingual | null>`null`.as('blocks'),
    ])
    .$narrowType<{
      number: string | null;
      state: string | null;
      kindName: string | null;
      documentId: string | null;
      from: string | null;
      dueOn: string | null;
    }>();

/** Open tasks of the asker: as owner, deputy, or by position; snoozed ones when their day has come. */
const openTasks = ({ org, personId, positions, today }: Tx) =>
  db
    .selectFrom('kernel.task as task')
    .leftJoin('kernel.document as document', (join) =>
      join.onRef('document.orgId', '=', 'task.orgId').onRef('document.id', '=', 'task.documentId'),
    )
    .where('task.orgId', '=', org)
    .where('task.closedAt', 'is', null)
    .where(sql<boolean>`(task.person_id = ${personId} or task.deputy_id = ${personId}
      or task.position = any (${positions}))`)
    .where(sql<boolean>`coalesce(task.snoozed_until <= ${today}::date, true)`);

const taskEntries = (tx: Tx) =>
  openTasks(tx).select([
    'task.id',
    sql<Bilingual>`task.title`.as('title'),
    'document.number',
    'document.state',
    'document.kind as kindName',
    'task.documentId',
    sql<string | null>`null`.as('from'),
    'task.openedAt as since',
    'task.dueOn',
    sql<Bilingual | null>`task.blocks`.as('blocks'),
  ]);

/** Notices to the asker, or to a position of theirs, that they have not put away. */
const newNotices = ({ org, personId, positions }: Tx) =>
  db
    .selectFrom('kernel.notice as notice')
    .leftJoin('kernel.document as document', (join) =>
      join.onRef('document.orgId', '=', 'notice.orgId').onRef('document.id', '=', 'notice.documentId'),
    )
    .where('notice.orgId', '=', org)
    .where(sql<boolean>`(notice.person_id = ${personId} or notice.position = any (${positions}))`)
    .where(sql<boolean>`not exists (select 1 from kernel.notice_reading r where r.org_id = ${org}
      and r.notice_id = notice.id and r.person_id = ${personId})`);

const noticeEntries = (tx: Tx) =>
  newNotices(tx).select([
    'notice.id',
    sql<Bilingual>`notice.words`.as('title'),
    'document.number',
    'document.state',
    'document.kind as kindName',
    'notice.documentId',
    sql<string | null>`null`.as('from'),
    'notice.noticedAt as since',
    sql<string | null>`null`.as('dueOn'),
    sql<Bilingual | null>`null`.as('blocks'),
  ]);

const PAGE = 50;

type Kind = 'approve' | 'task' | 'notice' | 'mine';

/** What waits for the asker, of one kind; the longest waiting first, notices and own proposals the newest first. */
export const inboxOf = async (tx: Tx, kind: Kind, after: string | undefined) => {
  const found = await tx.rows(pageOf(tx, kind, after));
  const entries = found.slice(0, PAGE).map(({ kindName, ...entry }) => ({
    ...entry,
    kind,
    stateName: kindName && entry.state ? stateName(kindName, entry.state) : null,
    isHeld: kindName === holding.kind,
  }));
  return { entries, next: found.length > PAGE ? (entries.at(-1)?.id ?? null) : null };
};

const pageOf = (tx: Tx, kind: Kind, after: string | undefined) => {
  const size = PAGE + 1;
  switch (kind) {
    case 'approve':
    case 'mine': {
      const rows = heldEntries(tx, kind === 'mine' ? own : toApprove).orderBy(
        'held.id',
        kind === 'mine' ? 'desc' : 'asc',
      );
      return (after ? rows.where('held.id', kind === 'mine' ? '<' : '>', after) : rows).limit(size);
    }
    case 'task': {
      const rows = taskEntries(tx).orderBy('task.id');
      return (after ? rows.where('task.id', '>', after) : rows).limit(size);
    }
    default: {
      const rows = noticeEntries(tx).orderBy('notice.id', 'desc');
      return (after ? rows.where('notice.id', '<', after) : rows).limit(size);
    }
  }
};

const count = sql<number>`count(*)::int`;

/** How much waits for the asker, in one statement. */
export const countsOf = async (tx: Tx) => {
  const [found] = await tx.rows(
    db.selectNoFrom([
      heldRows(tx, toApprove).select(count.as('n')).as('approve'),
      openTasks(tx).select(count.as('n')).as('task'),
      newNotices(tx).select(count.as('n')).as('notice'),
      heldRows(tx, own).where('held.concludedAt', 'is', null).select(count.as('n')).as('mine'),
    ]),
  );
  return {
    approve: found?.approve ?? 0,
    task: found?.task ?? 0,
    notice: found?.notice ?? 0,
    mine: found?.mine ?? 0,
  };
};

/** Everybody else of the company, for whom a step may be delegated to. */
export const colleaguesOf = (tx: Tx) =>
  tx.rows(
    db
      .selectFrom('kernel.person as person')
      .select(['person.id', 'person.name'])
      .where('person.orgId', '=', tx.org)
      .where('person.id', '<>', tx.personId)
      .orderBy('person.name')
      .limit(500),
  );
