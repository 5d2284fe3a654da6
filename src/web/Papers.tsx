import { Checkbox, Select } from 'antd';
import { useState } from 'react';
import { Paper, papers } from '#contract/papers';
import type { Bilingual } from '#kernel/contract';
import { nameOf } from '#kernel/field';
import { Act } from './Act.tsx';
import { useAsk } from './ask.ts';
import { day, moment } from './days.ts';
import { Field } from './Field.tsx';
import { Loaded } from './Loaded.tsx';
import { useLanguage } from './language.tsx';
import { Empty, Section } from './Page.tsx';
import { Table } from './Table.tsx';
import { Upload } from './Upload.tsx';
import './upload.css';

type Subject = { subjectKind: 'document' | 'lot' | 'product' | 'partner'; subjectId: string };
const { shape } = Paper;

const categories: Readonly<Record<Paper['category'], Bilingual>> = {
  licence: { zh: '证照', en: 'Licence' },
  certificate: { zh: '注册证、合格证', en: 'Certificate' },
  report: { zh: '检验报告', en: 'Report' },
  deliveryNote: { zh: '随货同行单', en: 'Delivery note' },
  contract: { zh: '合同', en: 'Contract' },
  photo: { zh: '照片', en: 'Photo' },
  other: { zh: '其他', en: 'Other' },
};

/** The papers of whatever it stands on: each opens in its own tab, new ones are attached, wrong ones withdrawn. */
export const Papers = (subject: Subject) => {
  const { say } = useLanguage();
  const asked = useAsk(papers.of, subject);
  return (
    <Section title={papers.of.title}>
      <Loaded asked={asked}>
        {(found) =>
          found.length === 0 ? (
            <Empty>{say({ zh: '还没有附件', en: 'No papers yet' })}</Empty>
          ) : (
            <Filed {...{ subject, found }} />
          )
        }
      </Loaded>
      <NewPapers subject={subject} />
    </Section>
  );
};

const Filed = ({ subject, found }: { subject: Subject; found: readonly Paper[] }) => {
  const { say } = useLanguage();
  return (
    <Table
      label={papers.of.title}
      rows={found}
      keyOf={({ attachmentId }) => attachmentId}
      columns={[
        { title: nameOf(shape.name), cell: (paper) => <Opened paper={paper} /> },
        { title: nameOf(shape.category), cell: ({ category }) => say(categories[category]) },
        { title: nameOf(shape.validUntil), className: 'whole', cell: ({ validUntil }) => day(validUntil) },
        { title: nameOf(shape.attachedBy), className: 'whole', cell: ({ attachedBy }) => attachedBy },
        { title: nameOf(shape.attachedAt), className: 'whole', cell: ({ attachedAt }) => moment(attachedAt) },
        {
          title: nameOf(shape.withdrawalReason),
          cell: ({ attachmentId, withdrawalReason }) =>
            withdrawalReason ?? <Act on={papers.withdraw} about={{ ...subject, attachmentId }} />,
        },
      ]}
    />
  );
};

/** An image shows itself, but a personal one only when somebody opens it: each look is on record. */
const Opened = ({ paper }: { paper: Paper }) => {
  const address = addressOf(paper.attachmentId);
  const isShown = /^image\/(jpeg|png|webp)$/.test(paper.type) && !paper.isPersonal;
  return (
    <a href={address} target="_blank" rel="noreferrer">
      {isShown && <img className="paper-preview" src={address} alt="" loading="lazy" />}
      {paper.withdrawalReason ? <s>{paper.name}</s> : paper.name}
    </a>
  );
};

const addressOf = (attachmentId: string): string =>
  `/api/${papers.open.name}?inline&input=${encodeURIComponent(JSON.stringify({ attachmentId }))}`;

const NewPapers = ({ subject }: { subject: Subject }) => {
  const { say } = useLanguage();
  const [round, setRound] = useState(0);
  const [files, setFiles] = useState<readonly { fileId: string; name: string }[]>([]);
  const [category, setCategory] = useState<Paper['category']>('deliveryNote');
  const [isPersonal, setPersonal] = useState(false);
  const over = () => {
    setRound(round + 1);
    setFiles([]);
  };
  return (
    <>
      <Upload key={round} onChange={setFiles} />
      {files.length > 0 && (
        <div className="acts">
          <Field label={nameOf(shape.category)}>
            {(control) => (
              <Select
                {...control}
                value={category}
                onChange={setCategory}
                options={Object.entries(categories).map(([value, title]) => ({ value, label: say(title) }))}
              />
            )}
          </Field>
          <Checkbox checked={isPersonal} onChange={({ target }) => setPersonal(target.checked)}>
            {say(nameOf(shape.isPersonal))}
          </Checkbox>
          <Act on={papers.attach} about={subject} fill={{ files, category, isPersonal }} onDone={over} />
        </div>
      )}
    </>
  );
};
