import { db, type Tx } from '#kernel/db';
import { NotFound } from '#kernel/errors';
import { titleOfJob } from '#kernel/jobs/job';
import type { JobRow } from './contract.ts';

const PAGE = 50;

/** Jobs, the newest first: of one person, or of everybody and the program itself. */
export const jobsOf = async (tx: Tx, personId: string | undefined, after: string | undefined) => {
  let query = jobRows(tx.org)
    .orderBy('job.id', 'desc')
    .limit(PAGE + 1);
  if (personId !== undefined) query = query.where('job.askedBy', '=', personId);
  if (after !== undefined) query = query.where('job.id', '<', after);
  const found = await tx.rows(query);
  return {
    jobs: found.slice(0, PAGE).map(shown),
    next: found.length > PAGE ? (found[PAGE - 1]?.id ?? null) : null,
  };
};

const jobRows = (org: string) =>
  db
    .selectFrom('kernel.job as job')
    .innerJoin('kernel.person as person', (join) =>
      join.onRef('person.orgId', '=', 'job.orgId').onRef('person.id', '=', 'job.askedBy'),
    )
    .select([
      'job.id',
      'job.name',
      'job.state',
      'job.doneCount',
      'job.ofCount',
      'job.words',
      'job.result',
      'job.trouble',
      'person.name as askedBy',
      'job.askedAt',
      'job.endedAt',
    ])
    .where('job.orgId', '=', org)
    .where('person.orgId', '=', org);

type Words = { zh: string; en: string };
type Result = { words?: Words; name?: string } | null;
type Row = Awaited<ReturnType<typeof rowsAre>>[number];
const rowsAre = (tx: Tx) => tx.rows(jobRows(tx.org));

const shown = ({ id, name, doneCount, ofCount, words, result, trouble, state, ...row }: Row): JobRow => {
  const its = result as Result; // These three columns hold what run-job.ts told.
  return {
    ...row,
    jobId: id,
    title: titleOfJob(name),
    state: state as JobRow['state'], // A check of the table holds it to these.
    done: doneCount,
    of: ofCount,
    words: (trouble as Words | null) ?? its?.words ?? (words as Words | null),
    resultFile: its?.name ?? null,
  };
};

/** The file a job of one's own made. */
export const resultOf = async (tx: Tx, jobId: string) => {
  const found = await tx.first(
    db
      .selectFrom('kernel.job as job')
      .innerJoin('kernel.file as file', (join) =>
        join.onRef('file.orgId', '=', 'job.orgId').onRef('file.id', '=', 'job.resultFileId'),
      )
      .select(['file.id as fileId', 'file.type', 'file.size', 'job.result'])
      .where('job.orgId', '=', tx.org)
      .where('file.orgId', '=', tx.org)
      .where('job.id', '=', jobId)
      .where('job.askedBy', '=', tx.personId),
  );
  if (!found) throw new NotFound({ zh: '这项作业没有结果文件', en: 'this job made no file' }, jobId);
  const { result, ...file } = found;
  return { ...file, name: (result as Result)?.name ?? 'result', isPersonal: false };
};
