import { Input } from 'antd';
import { useState } from 'react';
import { type Standing, warehouse } from '#contract/warehouse';
import type { Answer } from '#kernel/contract';
import { nameOf } from '#kernel/field';
import { Act } from '#web/Act.tsx';
import { Facts } from '#web/Facts.tsx';
import { Field } from '#web/Field.tsx';
import { useLanguage } from '#web/language.tsx';
import { useMe } from '#web/session.tsx';

type Props = { lotId: string; there: Standing; toId: string | undefined; onDone: (answer: Answer) => void };

const { shape } = warehouse.separate.fill;

/** Takes out of a mixed place what is held only for standing there; shown to whom quality lets decide it. */
export const Separate = ({ lotId, there, toId, onDone }: Props) => {
  const { say } = useLanguage();
  const { may } = useMe();
  const [reason, setReason] = useState('');
  if (!may.includes(warehouse.separate.name) || there.status === there.beneath) return null;
  return (
    <>
      <Field label={nameOf(shape.reason)}>
        {(control) => (
          <Input {...control} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
        )}
      </Field>
      <Act
        on={warehouse.separate}
        about={{ lotId, fromLocationId: there.locationId }}
        fill={{ toLocationId: toId, reason }}
        signing={
          <Facts
            facts={[
              [{ zh: '从哪里移', en: 'From' }, say(there.place)],
              [nameOf(shape.reason), reason],
            ]}
          />
        }
        onDone={onDone}
      />
    </>
  );
};
