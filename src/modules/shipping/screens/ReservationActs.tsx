import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { ReservedLine, shipping } from '#contract/shipping';
import type { Answer, Command } from '#kernel/contract';
import { nameOf } from '#kernel/field';
import { Act } from '#web/Act.tsx';
import { Facts } from '#web/Facts.tsx';
import { useLanguage } from '#web/language.tsx';
import { Serials } from '#web/Serials.tsx';
import { useMe } from '#web/session.tsx';
import { type Reservation, stateWords } from './reservation.ts';

type Props = {
  reservation: Reservation;
  onClose: () => void;
  /** It was shipped or given up, and is no longer open. */
  onLeft: (answer: Answer) => void;
};

const { shape } = ReservedLine;

/** One reservation: where its goods are to be picked, and what one's position does with it. */
export const ReservationActs = ({ reservation, onClose, onLeft }: Props) => {
  const { say } = useLanguage();
  const { may } = useMe();
  const { id, first, lines, quantity, lost } = reservation;
  const frame = useRef<HTMLFormElement>(null);
  const [serials, setSerials] = useState<string[]>([]);
  const mine = (on: Command) => may.includes(on.name);
  const about = { reservationId: id };
  // On a phone the panel stands above the list, out of sight of the row that was pressed.
  useEffect(() => {
    frame.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <form
      ref={frame}
      className="section ship-form"
      aria-label={say({ zh: `预留 ${first.number}`, en: `Reservation ${first.number}` })}
      onSubmit={(event) => event.preventDefault()}
    >
      <div className="section-head">
        <h2>{first.number}</h2>
        <Button type="text" onClick={onClose}>
          {say({ zh: '关闭', en: 'Close' })}
        </Button>
      </div>
      <Facts
        facts={[
          [nameOf(shape.customer), first.customer],
          [nameOf(shape.state), say(stateWords[first.state])],
          [nameOf(shape.product), first.product],
          [nameOf(shape.model), first.model],
          [nameOf(shape.quantity), <strong key="quantity">{quantity}</strong>],
          [nameOf(shape.site), first.site],
        ]}
      />
      {lost > 0 && (
        <p className="notice" role="note">
          {say({
            zh: `有 ${lost} 因暂停或召回被挤出，须另行预留`,
            en: `${lost} were lost to a hold or recall; reserve others for them`,
          })}
        </p>
      )}
      <PickList lines={lines} />
      {mine(shipping.shipReserved) && lines.some((line) => line.isTrackedBySerial) && (
        <fieldset className="field">
          <legend>{say({ zh: '序列号（逐件录入）', en: 'Serial numbers, each piece' })}</legend>
          <Serials serials={serials} onChange={setSerials} />
        </fieldset>
      )}
      {mine(shipping.allocate) && <Act on={shipping.allocate} about={about} />}
      {mine(shipping.shipReserved) && (
        <Act on={shipping.shipReserved} about={about} fill={{ serials }} onDone={onLeft} />
      )}
      {mine(shipping.releaseReservation) && <Act on={shipping.releaseReservation} about={about} onDone={onLeft} />}
    </form>
  );
};

/** Of each lot how much, and from which bins once picking was released. */
const PickList = ({ lines }: Pick<Reservation, 'lines'>) => {
  const { say } = useLanguage();
  return (
    <ul className="pick-list" aria-label={say({ zh: '批号与货位', en: 'Lots and bins' })}>
      {lines.map(({ lotId, lotNumber, quantity, places }) => (
        <li key={lotId}>
          <strong>{lotNumber ?? '—'}</strong>
          <span className="quiet">{places.map((place) => say(place)).join(say({ zh: '、', en: ', ' }))}</span>
          <strong>{quantity}</strong>
        </li>
      ))}
    </ul>
  );
};
