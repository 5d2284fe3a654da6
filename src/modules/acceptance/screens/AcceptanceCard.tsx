import { Input } from 'antd';
import { useState } from 'react';
import { type Acceptance, acceptance } from '#contract/acceptance';
import { type Bilingual, labelOf } from '#kernel/contract';
import { Act } from '#web/Act.tsx';
import { day, moment } from '#web/days.ts';
import { Expiry } from '#web/Expiry.tsx';
import { type Fact, Facts } from '#web/Facts.tsx';
import { Field } from '#web/Field.tsx';
import { useLanguage } from '#web/language.tsx';
import { StatusTag } from '#web/StatusTag.tsx';
import './acceptance.css';

const conforms: Bilingual = { zh: '合格', en: 'Conforms' };
const conclusionLabel = labelOf(acceptance.releaseAccepted.fill.shape.conclusion) ?? { zh: '', en: '' };

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
        <span className="acceptance-number">{waiting.number}</span>
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
  [{ zh: '批号', en: 'Lot' }, <strong key="lot">{waiting.lotNumber ?? '—'}</strong>],
  [{ zh: '数量', en: 'Quantity' }, <strong key="quantity">{waiting.quantity}</strong>],
  [{ zh: '序列号', en: 'Serial numbers' }, waiting.serialCount === 0 ? '—' : waiting.serialCount],
  [{ zh: '生产日期', en: 'Production date' }, day(waiting.productionOn)],
  [{ zh: '有效期至', en: 'Use by' }, <Expiry key="expiry" on={waiting.lastUseOn} />],
  [{ zh: '注册人', en: 'Registrant' }, waiting.registrantName],
  [{ zh: '供货者', en: 'Supplier' }, waiting.supplier],
  [{ zh: '收货单', en: 'Receipt' }, waiting.receiptNumber],
  [{ zh: '收货人', en: 'Received by' }, `${waiting.receivedBy} · ${moment(waiting.receivedAt)}`],
];

const signedFacts = (waiting: Acceptance): Fact[] => [
  [{ zh: '验收单', en: 'Acceptance' }, waiting.number],
  [{ zh: '产品', en: 'Product' }, `${waiting.product} ${waiting.model}`],
  [{ zh: '批号', en: 'Lot' }, waiting.lotNumber],
  [{ zh: '数量', en: 'Quantity' }, waiting.quantity],
  [{ zh: '有效期至', en: 'Use by' }, waiting.lastUseOn],
];
