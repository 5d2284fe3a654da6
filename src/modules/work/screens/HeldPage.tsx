import { getRouteApi } from '@tanstack/react-router';
import { Input } from 'antd';
import { useState } from 'react';
import { HeldCommand, work } from '#contract/work';
import type { Bilingual } from '#kernel/contract';
import { nameOf } from '#kernel/field';
import { Act } from '#web/Act.tsx';
import { useAsk } from '#web/ask.ts';
import { DocumentLink } from '#web/DocumentLink.tsx';
import { day, moment } from '#web/days.ts';
import { type Fact, Facts } from '#web/Facts.tsx';
import { Field } from '#web/Field.tsx';
import { Loaded } from '#web/Loaded.tsx';
import { useLanguage } from '#web/language.tsx';
import { Page, Section } from '#web/Page.tsx';
import { Table } from '#web/Table.tsx';
import { Chain } from './Chain.tsx';
import './work.css';

const route = getRouteApi('/held/$id');
const { shape } = HeldCommand;

/** One held command: what is asked and why it needs approval, who decided what, and the acts that decide. */
export const HeldPage = () => {
  const { id } = route.useParams();
  const asked = useAsk(work.held, { heldId: id });
  const title = asked.data?.title ?? work.held.title;
  const number = asked.data?.number ?? '';
  return (
    <Page
      title={{ zh: `${title.zh} ${number}`, en: `${title.en} ${number}` }}
      reads={[work.held]}
      extra={asked.data && <State held={asked.data} />}
    >
      <Loaded asked={asked}>
        {(held) => (
          <div key={held.id} className="stack">
            <Asked held={held} />
            <Findings held={held} />
            <Section title={{ zh: '审批过程', en: 'Approval' }}>
              <Chain steps={held.steps} />
              <Ended held={held} />
            </Section>
            <Deciding held={held} />
          </div>
        )}
      </Loaded>
    </Page>
  );
};

type Props = { held: HeldCommand };
type Say = (words: Bilingual) => string;

const State = ({ held: { state, stateName } }: Props) => {
  const { say } = useLanguage();
  return (
    <strong className="held-state" data-state={state}>
      {say(stateName)}
    </strong>
  );
};

const Asked = ({ held }: Props) => {
  const { say } = useLanguage();
  return (
    <Section title={shapeTitle}>
      <Facts
        facts={[
          [nameOf(shape.title), <strong key="title">{say(held.title)}</strong>],
          ...saidFacts(held, say),
          [nameOf(shape.proposer), `${held.proposer} · ${moment(held.proposedAt)}`],
          ...(held.effectiveOn ? [[nameOf(shape.effectiveOn), day(held.effectiveOn)] as const] : []),
          [nameOf(shape.expiresOn), day(held.expiresOn)],
        ]}
      />
      <Changes held={held} />
    </Section>
  );
};

const shapeTitle = { zh: '申请内容', en: 'What is asked' };

const saidFacts = ({ said }: HeldCommand, say: Say): Fact[] =>
  said.map(({ label, value, documentId }) => [
    label,
    documentId ? (
      <DocumentLink key={documentId} id={documentId} number={say(value)} />
    ) : (
      <span key={label.en} className="held-said">
        {say(value)}
      </span>
    ),
  ]);

const changed = HeldCommand.shape.changes.element.shape;

/** Old and new; what was nothing before and is said above is not said again. */
const Changes = ({ held: { changes, said } }: Props) => {
  const { say } = useLanguage();
  const isSaid = ({ label, old, new: value }: (typeof changes)[number]) =>
    old.en === '—' && said.some((its) => its.label.en === label.en && its.value.en === value.en);
  const rows = changes.filter((change) => !isSaid(change)).map((change, at) => ({ ...change, at }));
  if (rows.length === 0) return null;
  return (
    <Table
      label={{ zh: '变更', en: 'Changes' }}
      rows={rows}
      keyOf={({ at }) => String(at)}
      columns={[
        { title: nameOf(changed.label), cell: ({ label }) => say(label) },
        { title: nameOf(changed.old), cell: ({ old }) => say(old) },
        { title: nameOf(changed.new), cell: (one) => <strong className="held-said">{say(one.new)}</strong> },
      ]}
    />
  );
};

/** Why it needs approval; a command that always does has nothing against it. */
const Findings = ({ held: { findings } }: Props) => {
  const { say } = useLanguage();
  if (findings.length === 0) return null;
  return (
    <Section title={nameOf(HeldCommand.shape.findings.element.shape.message)}>
      <ul className="findings">
        {findings.map(({ message, basis, reason }) => (
          <li key={message.en}>
            {say(message)}
            {basis && (
              <span className="basis">
                {say({ zh: '依据 ', en: 'under ' })}
                {basis === 'policy' ? say({ zh: '公司制度', en: 'company policy' }) : basis}
              </span>
            )}
            {reason && (
              <div className="quiet">
                {say(nameOf(HeldCommand.shape.findings.element.shape.reason))}: {reason}
              </div>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
};

/** How it ended otherwise than approved. */
const Ended = ({ held: { outcome, failed } }: Props) => {
  const { say } = useLanguage();
  if (!outcome && failed.length === 0) return null;
  return (
    <div className="notice" role="note">
      {outcome && (
        <p>
          {say(nameOf(shape.outcome))}: {outcome}
        </p>
      )}
      {failed.map((message) => (
        <p key={message.en}>{say(message)}</p>
      ))}
    </div>
  );
};

const opinionName = nameOf(work.approve.fill.shape.opinion);

/** Who may not decide sees why; what is decided is decided. */
const Deciding = ({ held }: Props) => {
  const { say } = useLanguage();
  const [opinion, setOpinion] = useState('');
  const isWaiting = held.state === 'waiting';
  const colleagues = useAsk(work.delegates, isWaiting ? { heldId: held.id } : undefined);
  if (!isWaiting && held.state !== 'approved') return null;
  const about = { heldId: held.id };
  const signing = (
    <Facts
      facts={[
        [nameOf(shape.number), held.number],
        [nameOf(shape.title), say(held.title)],
        ...saidFacts(held, say),
        [nameOf(shape.proposer), held.proposer],
      ]}
    />
  );
  return (
    <Section title={{ zh: '办理', en: 'Decide' }}>
      {isWaiting && (
        <form className="stack" onSubmit={(event) => event.preventDefault()}>
          <Field label={opinionName}>
            {(control) => (
              <Input
                {...control}
                maxLength={500}
                value={opinion}
                onChange={(event) => setOpinion(event.target.value)}
              />
            )}
          </Field>
          <Act on={work.approve} about={about} fill={opinion.trim() ? { opinion } : {}} signing={signing} />
        </form>
      )}
      <div className="work-acts">
        {isWaiting && <Act on={work.refuse} about={about} signing={signing} />}
        {isWaiting && <Act on={work.delegate} about={about} options={{ personId: colleagues.data ?? [] }} />}
        <Act on={work.withdraw} about={about} />
      </div>
    </Section>
  );
};
