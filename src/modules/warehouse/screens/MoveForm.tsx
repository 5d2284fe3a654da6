import { Button, InputNumber } from 'antd';
import { type Standing, warehouse } from '#contract/warehouse';
import type { Answer } from '#kernel/contract';
import { nameOf } from '#kernel/field';
import { Act } from '#web/Act.tsx';
import { Choice } from '#web/Choice.tsx';
import { DraftBar } from '#web/DraftBar.tsx';
import { Expiry } from '#web/Expiry.tsx';
import { Field } from '#web/Field.tsx';
import { LateEntry, useLate } from '#web/LateEntry.tsx';
import { Loaded } from '#web/Loaded.tsx';
import { useLanguage } from '#web/language.tsx';
import { Empty } from '#web/Page.tsx';
import { Serials } from '#web/Serials.tsx';
import { StatusTag } from '#web/StatusTag.tsx';
import { Separate } from './Separate.tsx';
import { type MovedLot, type Moving, standingKey } from './use-moving.ts';

type Props = { lot: MovedLot; moving: Moving; onDone: (answer: Answer) => void };

const { shape } = warehouse.move.fill;

/** Where the lot stands, where it goes, and how much of it. */
export const MoveForm = ({ lot, moving, onDone }: Props) => {
  const { say } = useLanguage();
  const { standing, there, places, toId, isBySerial, serials, quantity } = moving;
  const { late, setLate, said } = useLate();
  return (
    <form
      className="section move-form"
      aria-label={say({ zh: `移库 批号 ${lot.lotNumber ?? ''}`, en: `Move lot ${lot.lotNumber ?? ''}` })}
      onSubmit={(event) => event.preventDefault()}
    >
      <div className="section-head">
        <h2>
          {lot.product} <span className="quiet">{lot.model}</span>
        </h2>
        <Button type="text" onClick={() => moving.start(undefined)}>
          {say({ zh: '关闭', en: 'Close' })}
        </Button>
      </div>
      <Label lot={lot} />
      <Loaded asked={standing}>{(rows) => <Whence rows={rows} there={there} onChoose={moving.choose} />}</Loaded>
      {there && (
        <>
          <Choice
            label={{ zh: '目标货位', en: 'To the bin' }}
            placeholder={{ zh: '扫描货位，或选择', en: 'Scan the bin, or choose' }}
            options={places.map(({ id, name }) => ({ id, name: say(name) }))}
            value={toId}
            onChange={moving.aim}
          />
          <HowMuch most={there.quantity} moving={moving} />
        </>
      )}
      {there && <Separate lotId={lot.lotId} there={there} toId={toId} onDone={onDone} />}
      {there && <LateEntry of={warehouse.moveLate} late={late} onChange={setLate} />}
      <Act
        key={said ? 'late' : 'now'}
        on={said ? warehouse.moveLate : warehouse.move}
        about={there && { lotId: lot.lotId, fromLocationId: there.locationId, status: there.status }}
        fill={{
          toLocationId: toId,
          quantity: isBySerial ? serials.length : quantity,
          serials: isBySerial ? serials : [],
          ...said,
        }}
        commandIdOf={moving.draft.commandIdOf}
        notYet={there ? undefined : { zh: '请先选择从哪里移', en: 'Choose where it is taken from' }}
        onDone={onDone}
      />
      <DraftBar draft={moving.draft} onDrop={() => moving.start(undefined)} />
    </form>
  );
};

const Label = ({ lot: { lotNumber, lastUseOn } }: Pick<Props, 'lot'>) => (
  <p>
    <strong>{lotNumber ?? '—'}</strong> <Expiry on={lastUseOn} />
  </p>
);

type HowMuchProps = { most: number; moving: Moving };

/** Each piece by its serial number, where the lot has them; else a number. */
const HowMuch = ({ most, moving: { isBySerial, serials, quantity, setSerials, setQuantity } }: HowMuchProps) => {
  const { say } = useLanguage();
  if (!isBySerial) return <Quantity most={most} value={quantity} onChange={setQuantity} />;
  return (
    <fieldset className="field">
      <legend>
        {say({ zh: '序列号（扫描每一件，或手工录入）', en: 'Serial numbers (scan each piece, or type)' })}
      </legend>
      <Serials serials={serials} onChange={setSerials} />
    </fieldset>
  );
};

type WhenceProps = { rows: readonly Standing[]; there: Standing | undefined; onChoose: (row: Standing) => void };

/** The places where the lot stands, one of which it is taken from. */
const Whence = ({ rows, there, onChoose }: WhenceProps) => {
  const { say } = useLanguage();
  if (rows.length === 0) return <Empty>{say({ zh: '此批不在库', en: 'Nothing of this lot is here' })}</Empty>;
  return (
    <fieldset className="field">
      <legend>{say({ zh: '从哪里移', en: 'From' })}</legend>
      <div className="move-choices">
        {rows.map((row) => (
          <button
            key={standingKey(row)}
            type="button"
            className="move-choice"
            aria-pressed={there !== undefined && standingKey(there) === standingKey(row)}
            onClick={() => onChoose(row)}
          >
            <span>
              {say(row.place)} {row.within && <span className="quiet">{say(row.within)}</span>}
            </span>
            <span className="amount">
              <StatusTag status={row.status} /> <strong>{row.quantity}</strong>
            </span>
          </button>
        ))}
      </div>
    </fieldset>
  );
};

type QuantityProps = { most: number; value: number | null; onChange: (value: number | null) => void };

const Quantity = ({ most, value, onChange }: QuantityProps) => {
  const { say } = useLanguage();
  return (
    <Field label={nameOf(shape.quantity)}>
      {(control) => (
        <div className="move-quantity">
          <InputNumber {...control} min={1} precision={0} inputMode="numeric" value={value} onChange={onChange} />
          <Button onClick={() => onChange(most)}>{say({ zh: `全部 ${most}`, en: `All ${most}` })}</Button>
        </div>
      )}
    </Field>
  );
};
