import { sql } from 'kysely';
import { type Bilingual, type Finding, type Input, titleOf } from '#kernel/contract';
import { db, type Tx } from '#kernel/db';
import { allFields } from '#kernel/field';
import { digestOf } from '#kernel/journal';
import { mustBeSeen } from '#kernel/papers/subject';
import { stateName } from '#kernel/workflow';
import type { documents } from './contract.ts';
import { documentOf } from './queries.ts';

const PAGE = 50;
type Kind = 'command' | 'refusal';

/** What the journal tells of a document, the latest first; paged by the line's id. */
export const timelineOf = async (tx: Tx, { documentId, of, before }: Input<typeof documents.timeline>, kind: Kind) => {
  // Who may not see the document, partner or product may not see what became of it.
  await (of === undefined || of === 'document' ? documentOf(tx, documentId) : mustBeSeen(tx, of, documentId));
  let query = linesOf(tx, documentId, kind)
    .orderBy('told.lineId', 'desc')
    .limit(PAGE + 1);
  if (before !== undefined) query = query.where('told.lineId', '<', before);
  const found = await tx.rows(query);
  const lines = found.slice(0, PAGE);
  const signatures = await signaturesOf(tx, lines);
  return {
    entries: lines.map((line) => entryOf(line, documentId, signatures)),
    next: found.length > PAGE ? (lines.at(-1)?.lineId ?? null) : null,
  };
};

type Line = Awaited<ReturnType<typeof rowsOfLines>>[number];
const rowsOfLines = (tx: Tx, documentId: string, kind: Kind) => tx.rows(linesOf(tx, documentId, kind));

const linesOf = ({ org }: Tx, documentId: string, kind: Kind) =>
  db
    .selectFrom('kernel.timeline as told')
    .innerJoin('kernel.journalLine as line', (join) =>
      join.onRef('line.orgId', '=', 'told.orgId').onRef('line.id', '=', 'told.lineId'),
    )
    .innerJoin('kernel.person as person', (join) =>
      join.onRef('person.orgId', '=', 'line.orgId').onRef('person.id', '=', 'line.personId'),
    )
    .select([
      'told.lineId',
      'line.kind',
      'line.command',
      'line.personId',
      'person.name as person',
      'line.recordedAt',
      'line.inputDigest',
      sql<unknown[]>`line.changed`.as('changed'),
      sql<Answered>`line.answer`.as('answer'),
      sql<Judged[] | null>`line.checked -> 'rules'`.as('rules'),
      sql<Record<string, string> | null>`line.wrote -> 'kernel.signature'`.as('signed'),
    ])
    .where('told.orgId', '=', org)
    .where('line.orgId', '=', org)
    .where('person.orgId', '=', org)
    .where('told.documentId', '=', documentId)
    .where('line.kind', '=', kind);

/** What kernel.finish and kernel.leave_line store as an answer. */
type Answered = {
  recordedAt?: string;
  documents?: { id: string; kind: string; state: string }[];
  findings?: Finding[];
};
type Judged = { rule: string; verdict: string; reason?: string };

const entryOf = (line: Line, documentId: string, signatures: readonly Signed[]) => {
  const its = line.answer.documents?.find(({ id }) => id === documentId);
  return {
    lineId: line.lineId,
    act: titleOf(line.command),
    person: line.person,
    recordedAt: line.recordedAt,
    wasRefused: line.kind === 'refusal',
    state: its ? stateName(its.kind, its.state) : null,
    reasons: reasonsOf(line),
    signatures: signatures.filter(({ lineId }) => lineId === line.lineId).map((one) => shown(one, line)),
    changes: line.changed.flatMap((change) => changesOf(change, documentId)),
  };
};

const reasonsOf = ({ answer, rules }: Line): Bilingual[] => [
  ...(answer.findings ?? []).map(({ message }) => message),
  ...(rules ?? []).flatMap(({ reason }) => (reason === undefined ? [] : { zh: reason, en: reason })),
];

type Signed = Awaited<ReturnType<typeof signaturesOf>>[number];

const signaturesOf = async ({ org, rows }: Tx, lines: readonly Line[]) => {
  if (lines.length === 0) return [];
  return rows(
    db
      .selectFrom('kernel.signature as signature')
      .select([
        'signature.id',
        'signature.lineId',
        'signature.name',
        'signature.meaningZh',
        'signature.meaningEn',
        'signature.signedAt',
        'signature.digest',
        sql<string>`kernel.row_digest(to_jsonb(signature))`.as('rowDigest'),
      ])
      .where('signature.orgId', '=', org)
      .where(
        'signature.lineId',
        'in',
        lines.map(({ lineId }) => lineId),
      )
      .orderBy('signature.id'),
  );
};

const shown = (signature: Signed, line: Line) => ({
  signedBy: signature.name,
  meaning: { zh: signature.meaningZh, en: signature.meaningEn },
  signedAt: signature.signedAt,
  isIntact: isIntact(signature, line),
});

/** True while the signature's row is the one its line answers for, and still fits what the line says. */
const isIntact = ({ id, rowDigest, digest, meaningZh, meaningEn }: Signed, line: Line): boolean => {
  if (line.signed?.[id] !== rowDigest) return false;
  // Which reasons were given besides those that mattered, the line does not tell: the row's own digest stands for them.
  if (line.rules?.some(({ verdict }) => verdict === 'acknowledged')) return true;
  const { inputDigest, changed, personId: person, answer } = line;
  const meaning = { zh: meaningZh, en: meaningEn };
  return digest === digestOf({ digest: inputDigest, changed, person, at: answer.recordedAt, meaning });
};

/** Old and new of the fields of this document's own row; what is no plain field of the dictionary is not shown. */
const changesOf = (change: unknown, documentId: string) => {
  // Written by `changesOf` of the journal.
  const { id, old, new: now } = change as { id?: string; old?: Record<string, unknown>; new?: Record<string, unknown> };
  if (id !== documentId || !now) return [];
  return Object.entries(now).flatMap(([name, value]) => {
    const entry = allFields().find((one) => one.name === name && one.class === 'plain');
    if (!entry) return [];
    const title = { zh: entry.zh, en: entry.en };
    return [{ title, oldValue: written(old?.[name]), newValue: written(value) }];
  });
};

const written = (value: unknown): string | null =>
  value === null || value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value);
