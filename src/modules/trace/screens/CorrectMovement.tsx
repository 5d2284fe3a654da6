import { Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { TracedMovement } from '#contract/trace';
import { warehouse } from '#contract/warehouse';
import { nameOf } from '#kernel/field';
import { Act } from '#web/Act.tsx';
import { Facts } from '#web/Facts.tsx';
import { Field } from '#web/Field.tsx';
import { useLanguage } from '#web/language.tsx';
import { Serials } from '#web/Serials.tsx';

const { shape } = TracedMovement;
const fields = warehouse.correct.fill.shape;

/** Takes back what a movement wrongly brought: how much, which units, and why, under a signature. */
export const CorrectMovement = ({ movement, onClose }: { movement: TracedMovement; onClose: () => void }) => {
  const { say } = useLanguage();
  const isBySerial = movement.serials.length > 0;
  const [quantity, setQuantity] = useState<number | null>(movement.quantity);
  const [serials, setSerials] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const way = `${say(movement.from)} → ${say(movement.to)}`;
  const named = say({ zh: `更正 ${movement.document}`, en: `Correct ${movement.document}` });
  return (
    <form className="section" aria-label={named} onSubmit={(event) => event.preventDefault()}>
      <div className="section-head">
        <h2>
          {say(warehouse.correct.title)} <span className="quiet">{movement.document}</span>
        </h2>
        <Button type="text" onClick={onClose}>
          {say({ zh: '关闭', en: 'Close' })}
        </Button>
      </div>
      <p>
        {way} · {movement.quantity}
      </p>
      {isBySerial ? (
        <Units serials={serials} onChange={setSerials} />
      ) : (
        <Field label={nameOf(fields.quantity)} hint={say(onlyWrong)}>
          {(control) => (
            <InputNumber
              {...control}
              min={1}
              precision={0}
              inputMode="numeric"
              value={quantity}
              onChange={setQuantity}
            />
          )}
        </Field>
      )}
      <Field label={nameOf(fields.reason)}>
        {(control) => (
          <Input {...control} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
        )}
      </Field>
      <Act
        on={warehouse.correct}
        about={{ documentId: movement.documentId, movementId: movement.movementId }}
        fill={{ quantity: isBySerial ? serials.length : quantity, serials, reason }}
        signing={
          <Facts
            facts={[
              [nameOf(shape.document), movement.document],
              [{ zh: '退回', en: 'Taken back' }, `${way} · ${isBySerial ? serials.join(' ') : quantity}`],
              [nameOf(fields.reason), reason],
            ]}
          />
        }
        onDone={onClose}
      />
    </form>
  );
};

const Units = ({ serials, onChange }: { serials: string[]; onChange: (serials: string[]) => void }) => {
  const { say } = useLanguage();
  return (
    <fieldset className="field">
      <legend>{say(nameOf(fields.serials))}</legend>
      <Serials serials={serials} onChange={onChange} />
    </fieldset>
  );
};

const onlyWrong = { zh: '只填记错的那部分数量', en: 'Only as much as was recorded wrongly' };
