import { Button } from 'antd';
import { useState } from 'react';
import { TracedLot, trace } from '#contract/trace';
import { nameOf } from '#kernel/field';
import { useAsk } from '#web/ask.ts';
import { day } from '#web/days.ts';
import { Expiry } from '#web/Expiry.tsx';
import { Facts } from '#web/Facts.tsx';
import { Loaded } from '#web/Loaded.tsx';
import { useLanguage } from '#web/language.tsx';
import { Section } from '#web/Page.tsx';
import { HoldersTable } from './HoldersTable.tsx';
import { HoldLot } from './HoldLot.tsx';
import { Journey } from './Journey.tsx';
import { MovementsTable } from './MovementsTable.tsx';
import { UnitsTable } from './UnitsTable.tsx';

const { shape } = TracedLot;

/** Everything known of one lot: what it is, where it is, who has it, how it came there. */
export const LotTrace = ({ lot, serial }: { lot: TracedLot; serial: string | undefined }) => {
  const { say } = useLanguage();
  const holders = useAsk(trace.holders, { lotId: lot.lotId });
  const [only, setOnly] = useState(lot.isTrackedBySerial ? serial : undefined);
  return (
    <>
      <section className="section" aria-label={say({ zh: '批', en: 'Lot' })}>
        <h2>
          {lot.product} <span className="quiet">{lot.model}</span>
        </h2>
        <Facts
          facts={[
            [nameOf(shape.lotNumber), <strong key="lot">{lot.lotNumber ?? '—'}</strong>],
            [nameOf(shape.registrantName), lot.registrantName],
            [nameOf(shape.primaryDi), lot.primaryDi],
            [nameOf(shape.productionOn), day(lot.productionOn)],
            [nameOf(shape.lastUseOn), <Expiry key="expiry" on={lot.lastUseOn} />],
          ]}
        />
      </section>
      <Section title={trace.holders.title}>
        <Loaded asked={holders}>
          {(holdings) => (
            <>
              <Journey holdings={holdings} />
              <HoldersTable holdings={holdings} />
            </>
          )}
        </Loaded>
      </Section>
      {only !== undefined && (
        <p className="only">
          {say({ zh: `以下只看序列号 ${only}`, en: `Below: serial number ${only} only` })}{' '}
          <Button type="link" onClick={() => setOnly(undefined)}>
            {say({ zh: '看整批', en: 'Show the whole lot' })}
          </Button>
        </p>
      )}
      {lot.isTrackedBySerial && (
        <Section title={trace.units.title}>
          <UnitsTable lotId={lot.lotId} serial={only} onOnly={setOnly} />
        </Section>
      )}
      <HoldLot lotId={lot.lotId} named={`${lot.product} ${lot.lotNumber ?? ''}`} />
      <Section title={trace.movements.title}>
        <MovementsTable lotId={lot.lotId} serial={only} />
      </Section>
    </>
  );
};
