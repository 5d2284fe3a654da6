import { Input, Tag } from 'antd';
import { useState } from 'react';
import { Acceptance, acceptance } from '#contract/acceptance';
import type { Bilingual } from '#kernel/contract';
import { nameOf } from '#kernel/field';
import { Act } from '#web/Act.tsx';
import { DocumentLink } from '#web/DocumentLink.tsx';
import { day, moment } from '#web/days.ts';
import { Expiry } from '#web/Expiry.tsx';
import { type Fact, Facts } from '#web/Facts.tsx';
import { Field } from '#web/Field.tsx';
import { useLanguage } from '#web/language.tsx';
import { StatusTag } from '#web/StatusTag.tsx';
import './acceptance.css';

const conforms: Bilingual = { zh: '合格', en: 'Conforms' };
const { shape } = Acceptance;
const conclusionLabel = nameOf(acceptance.releaseAccepted.fill.shape.conclusion);

/** One acceptance with everything the acceptor compares with the goods, its conclusion, and the release. */
export const AcceptanceCard = ({ waiting }: { waiting: Acceptance }) => {
  const { say } = useLanguage();
  const [typed, setTyped] = useState<string>();
  const conclusion = typed ?? say(conforms);
  return (
    <article
      className="section acceptance"
      aria-label={`${waiting.number} ${waiting.product} ${waiting.lotNumber ?? ''}`}
    >
      <header className="acceptance-head">
        <h2>{waiting.product}</h2>
        <span className="quiet">{waiting.model}</span>
        <StatusTag status="pending" />
        <span className="acceptance-number">
          <DocumentLink id={waiting.acceptanceId} number={waiting.number} />
        </span>
      </header>
      <Facts facts={factsOf(waiting)} />
      <form className="acceptance-act" onSubmit={(event) => event.preventDefault()}>
        <Field label={conclusionLabel}>
          {(control) => (
            <Input
              {...control}
              size="large"
              maxLength={500}
              value={conclusion}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
        <Act
          on={acceptance.releaseAccepted}
          about={{ acceptanceId: waiting.acceptanceId }}
          fill={{ conclusion }}
          signing={<Facts facts={signedFacts(waiting)} />}
        />
      </form>
    </article>
  );
};

const factsOf = (waiting: Acceptance): Fact[] => [
  [nameOf(shape.lotNumber), <strong key="lot">{waiting.lotNumber ?? '—'}</strong>],
  [nameOf(shape.quantity), <strong key="quantity">{waiting.quantity}</strong>],
  [nameOf(shape.serialCount), waiting.serialCount === 0 ? '—' : waiting.serialCount],
  [nameOf(shape.productionOn), day(waiting.productionOn)],
  [nameOf(shape.lastUseOn), <Expiry key="expiry" on={waiting.lastUseOn} />],
  [nameOf(shape.registrantName), waiting.registrantName],
  [nameOf(shape.supplier), waiting.supplier],
  [nameOf(shape.receiptNumber), <DocumentLink key="receipt" id={waiting.receiptId} number={waiting.receiptNumber} />],
  [nameOf(shape.receivedBy), `${waiting.receivedBy} · ${moment(waiting.receivedAt)}`],
  [nameOf(shape.dueAt), <Due key="due" waiting={waiting} />],
];

/** Until when it has to be accepted; in words, too, once that is past. */
const Due = ({ waiting: { dueAt, isOverdue } }: { waiting: Acceptance }) => {
  const { say } = useLanguage();
  if (!dueAt) return '—';
  if (!isOverdue) return moment(dueAt);
  return (
    <>
      {moment(dueAt)} <Tag color="error">{say(nameOf(shape.isOverdue))}</Tag>
    </>
  );
};

const signedFacts = (waiting: Acceptance): Fact[] => [
  [{ zh: '验收单', en: 'Acceptance' }, waiting.number],
  [nameOf(shape.product), `${waiting.product} ${waiting.model}`],
  [nameOf(shape.lotNumber), waiting.lotNumber],
  [nameOf(shape.quantity), waiting.quantity],
  [nameOf(shape.lastUseOn), waiting.lastUseOn],
];
