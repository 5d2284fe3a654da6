import { Progress } from 'antd';
import { useEffect, useRef } from 'react';
import { JobRow, papers } from '#contract/papers';
import type { Bilingual } from '#kernel/contract';
import { nameOf } from '#kernel/field';
import { Act } from '#web/Act.tsx';
import { useAskMore } from '#web/ask.ts';
import { moment } from '#web/days.ts';
import { Loaded, LoadMore } from '#web/Loaded.tsx';
import { useLanguage } from '#web/language.tsx';
import { Empty, Page, Section } from '#web/Page.tsx';
import { useMe } from '#web/session.tsx';
import { Table } from '#web/Table.tsx';

const { shape } = JobRow;

const states: Readonly<Record<JobRow['state'], Bilingual>> = {
  waiting: { zh: '等待', en: 'Waiting' },
  running: { zh: '进行中', en: 'Running' },
  done: { zh: '完成', en: 'Done' },
  failed: { zh: '失败', en: 'Failed' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
};

/** What somebody asked for that takes longer, and for who looks after the program, all of it. */
export const JobsPage = () => {
  const { may } = useMe();
  return (
    <Page title={nameOf(shape.title)} reads={[papers.jobs]}>
      <Jobs query={papers.jobs} cancel={papers.cancelJob} />
      {may.includes(papers.allJobs.name) && <Jobs query={papers.allJobs} cancel={papers.stopJob} />}
    </Page>
  );
};

/** What is open moves on by itself. */
const useEverySecond = (isOn: boolean, work: () => void) => {
  const now = useRef(work);
  now.current = work;
  useEffect(() => {
    if (!isOn) return;
    const timer = setInterval(() => now.current(), 1_000);
    return () => clearInterval(timer);
  }, [isOn]);
};

type Props = {
  query: typeof papers.jobs | typeof papers.allJobs;
  cancel: typeof papers.cancelJob | typeof papers.stopJob;
};

/** Jobs with how far they are and what came of them. */
export const Jobs = ({ query, cancel }: Props) => {
  const { say } = useLanguage();
  const asked = useAskMore(query, {
    input: (key) => (key === undefined ? {} : { after: key }),
    next: (page) => page.next,
  });
  const isOpen = asked.data?.pages.some(({ jobs }) => jobs.some(({ endedAt }) => endedAt === null)) ?? false;
  useEverySecond(isOpen, () => void asked.refetch());
  return (
    <Section title={query.title}>
      <Loaded asked={asked}>
        {({ pages }) => {
          const jobs = pages.flatMap((page) => page.jobs);
          if (jobs.length === 0) return <Empty>{say({ zh: '没有作业', en: 'No jobs' })}</Empty>;
          return (
            <>
              <Table
                label={query.title}
                rows={jobs}
                keyOf={({ jobId }) => jobId}
                columns={[
                  { title: nameOf(shape.title), cell: ({ title }) => say(title) },
                  { title: nameOf(shape.state), cell: (job) => <State job={job} /> },
                  { title: nameOf(shape.words), cell: ({ words }) => (words ? say(words) : '—') },
                  { title: nameOf(shape.askedBy), className: 'whole', cell: ({ askedBy }) => askedBy },
                  { title: nameOf(shape.askedAt), className: 'whole', cell: ({ askedAt }) => moment(askedAt) },
                  { title: nameOf(shape.resultFile), cell: (job) => <Ended job={job} cancel={cancel} /> },
                ]}
              />
              <LoadMore asked={asked} />
            </>
          );
        }}
      </Loaded>
    </Section>
  );
};

const State = ({ job: { state, done, of } }: { job: JobRow }) => {
  const { say } = useLanguage();
  if (state !== 'running' || !of) return <span>{say(states[state])}</span>;
  return <Progress percent={Math.floor((done / of) * 100)} size="small" />;
};

/** What came of it, or while it is open, the way to end it. */
const Ended = ({ job: { jobId, endedAt, resultFile }, cancel }: { job: JobRow; cancel: Props['cancel'] }) => {
  if (endedAt === null) return <Act on={cancel} about={{ jobId }} fill={{}} />;
  if (resultFile === null) return '—';
  const input = encodeURIComponent(JSON.stringify({ jobId }));
  return <a href={`/api/${papers.jobResult.name}?input=${input}`}>{resultFile}</a>;
};
