import { Input } from 'antd';
import { useState } from 'react';
import { warehouse } from '#contract/warehouse';
import { nameOf } from '#kernel/field';
import { Act } from '#web/Act.tsx';
import { Facts } from '#web/Facts.tsx';
import { Field } from '#web/Field.tsx';
import { useLanguage } from '#web/language.tsx';
import { Section } from '#web/Page.tsx';

const { shape } = warehouse.hold.fill;

/** Takes a lot out of sale, or recalls it, from where one sees who has it. */
export const HoldLot = ({ lotId, named }: { lotId: string; named: string }) => {
  const { say } = useLanguage();
  const [reason, setReason] = useState('');
  const [caseNumber, setCaseNumber] = useState('');
  const about = { scope: 'lot', scopeId: lotId } as const;
  const fill = { reason, ...(caseNumber && { caseNumber }) };
  return (
    <Section title={{ zh: '停止销售', en: 'Take out of sale' }}>
      <form onSubmit={(event) => event.preventDefault()} aria-label={say({ zh: '停止销售', en: 'Take out of sale' })}>
        <Field label={nameOf(shape.reason)}>
          {(control) => (
            <Input {...control} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
          )}
        </Field>
        <Field label={nameOf(shape.caseNumber)}>
          {(control) => (
            <Input
              {...control}
              maxLength={100}
              value={caseNumber}
              onChange={(event) => setCaseNumber(event.target.value)}
            />
          )}
        </Field>
        <Act on={warehouse.hold} about={about} fill={fill} />
        <Act
          on={warehouse.recall}
          about={about}
          fill={fill}
          signing={
            <Facts
              facts={[
                [{ zh: '批', en: 'Lot' }, named],
                [nameOf(shape.reason), reason],
              ]}
            />
          }
        />
      </form>
    </Section>
  );
};
