import { Fragment } from 'react';
import type { Holding } from '#contract/trace';
import type { Bilingual } from '#kernel/contract';
import { useLanguage } from '#web/language.tsx';
import { StatusTag } from '#web/StatusTag.tsx';
import { sides } from './HoldersTable.tsx';
import './journey.css';

const order = ['supplier', 'inside', 'customer'] as const;

const sums: Record<Holding['side'], Bilingual> = {
  supplier: { zh: '供货', en: 'supplied' },
  inside: { zh: '在库', en: 'in stock' },
  customer: { zh: '已发出', en: 'shipped' },
};

/** The way of a lot as a picture: who supplied it, where it stands with us, who has it now. */
export const Journey = ({ holdings }: { holdings: readonly Holding[] }) => {
  const { say } = useLanguage();
  return (
    <div className="journey">
      {order.map((side, index) => {
        const here = holdings.filter((holding) => holding.side === side);
        const sum = here.reduce((total, { quantity }) => total + Math.abs(quantity), 0);
        return (
          <Fragment key={side}>
            {index > 0 && <Arrow />}
            <div className="journey-side" data-empty={here.length === 0}>
              <div className="journey-head">
                <span>{say(sides[side])}</span>
                <span className="quiet">
                  {say(sums[side])} <strong>{sum}</strong>
                </span>
              </div>
              {here.map((holding) => (
                <Stop key={`${holding.locationId} ${holding.status}`} holding={holding} />
              ))}
              {here.length === 0 && <span className="quiet">{say({ zh: '没有', en: 'none' })}</span>}
            </div>
          </Fragment>
        );
      })}
    </div>
  );
};

const Stop = ({ holding: { side, place, status, quantity } }: { holding: Holding }) => {
  const { say } = useLanguage();
  return (
    <div className="journey-stop">
      <span>{say(place)}</span>
      <span className="journey-amount">
        {side !== 'supplier' && <StatusTag status={status} />} <strong>{Math.abs(quantity)}</strong>
      </span>
    </div>
  );
};

const Arrow = () => (
  <svg className="journey-arrow" viewBox="0 0 40 20" aria-hidden="true" focusable="false">
    <path
      d="M2 10h33M28 3.500 36 10 28 16.500"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
);
