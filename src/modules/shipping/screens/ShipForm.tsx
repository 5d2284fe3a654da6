import { Button, InputNumber } from 'antd';
import { useEffect, useRef } from 'react';
import { partners } from '#contract/partners';
import { StockedLot, shipping } from '#contract/shipping';
import type { Answer } from '#kernel/contract';
import { nameOf } from '#kernel/field';
import { Act } from '#web/Act.tsx';
import { useAsk } from '#web/ask.ts';
import { Choice } from '#web/Choice.tsx';
import { DraftBar } from '#web/DraftBar.tsx';
import { Expiry } from '#web/Expiry.tsx';
import { Facts } from '#web/Facts.tsx';
import { Field } from '#web/Field.tsx';
import { useLanguage } from '#web/language.tsx';
import { Serials } from '#web/Serials.tsx';
import type { DraftHandle } from '#web/use-draft.ts';
import { isUntouched, type Shipment } from './shipment.ts';

type Props = {
  lot: StockedLot;
  draft: DraftHandle<Shipment>;
  shipment: Shipment;
  /** The lot was chosen by hand, so the next thing is said by hand; after a scan the next is a scan. */
  takesFocus: boolean;
  onChange: (part: Partial<Shipment>) => void;
  onClose: () => void;
  onDone: (answer: Answer) => void;
};

const { shape } = shipping.ship.fill;
const { shape: stocked } = StockedLot;

/** To whom and how much of one lot leaves. */
export const ShipForm = ({ lot, draft, shipment, takesFocus, onChange, onClose, onDone }: Props) => {
  const { say } = useLanguage();
  const customers = useAsk(partners.list, { kind: 'customer' });
  const { quantity, serials, customerId } = shipment;
  const frame = useRef<HTMLFormElement>(null);
  // On a phone the form stands above the list, out of sight of the row that was pressed.
  useEffect(() => {
    frame.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const opened = useRef({ takesFocus, isForSomebody: customerId !== '' });
  useEffect(() => {
    // Only as the form opens: later the focus is the person's own.
    if (!opened.current.takesFocus) return;
    // The customer first; one who is known already leaves the quantity, or the first serial number.
    const [customer, amount] = frame.current?.querySelectorAll<HTMLElement>('input') ?? [];
    (opened.current.isForSomebody ? amount : customer)?.focus({ preventScroll: true });
  }, []);
  return (
    <form
      ref={frame}
      className="section ship-form"
      aria-label={say({ zh: `发货 批号 ${lot.lotNumber ?? ''}`, en: `Ship lot ${lot.lotNumber ?? ''}` })}
      onSubmit={(event) => event.preventDefault()}
    >
      <div className="section-head">
        <h2>{lot.product}</h2>
        <Button type="text" onClick={onClose}>
          {say({ zh: '关闭', en: 'Close' })}
        </Button>
      </div>
      <LotFacts lot={lot} />
      <Choice
        label={nameOf(shape.customerId)}
        placeholder={{ zh: '选择购货者', en: 'Choose the customer' }}
        options={customers.data}
        value={customerId}
        onChange={(id) => onChange({ customerId: id ?? '' })}
      />
      <HowMuch lot={lot} shipment={shipment} onChange={onChange} />
      <Act
        on={shipping.ship}
        about={{ siteId: lot.siteId, lotId: lot.lotId }}
        fill={{
          customerId: customerId || undefined,
          quantity: lot.isTrackedBySerial ? serials.length : quantity,
          serials: lot.isTrackedBySerial ? serials : [],
        }}
        commandIdOf={draft.commandIdOf}
        onDone={onDone}
      />
      {!isUntouched(shipment) && <DraftBar draft={draft} onDrop={onClose} />}
    </form>
  );
};

/** Serial numbers where the lot is followed piece by piece, else a number. */
const HowMuch = ({ lot, shipment: { quantity, serials }, onChange }: Pick<Props, 'lot' | 'shipment' | 'onChange'>) => {
  const { say } = useLanguage();
  if (lot.isTrackedBySerial) {
    return (
      <fieldset className="field">
        <legend>
          {say({ zh: '序列号（扫描每一件，或手工录入）', en: 'Serial numbers (scan each piece, or type)' })}
        </legend>
        <Serials serials={serials} onChange={(next) => onChange({ serials: next, quantity: next.length })} />
      </fieldset>
    );
  }
  return (
    <Field label={nameOf(shape.quantity)}>
      {(control) => (
        <InputNumber
          {...control}
          className="ship-quantity"
          min={1}
          precision={0}
          inputMode="numeric"
          value={quantity}
          onChange={(next) => onChange({ quantity: next })}
        />
      )}
    </Field>
  );
};

const LotFacts = ({ lot }: { lot: StockedLot }) => (
  <Facts
    facts={[
      [nameOf(stocked.lotNumber), <strong key="lot">{lot.lotNumber ?? '—'}</strong>],
      [nameOf(stocked.model), lot.model],
      [nameOf(stocked.lastUseOn), <Expiry key="expiry" on={lot.lastUseOn} />],
      [nameOf(stocked.site), lot.site],
      [nameOf(stocked.qualified), lot.qualified],
      [nameOf(stocked.pending), lot.pending],
    ]}
  />
);
