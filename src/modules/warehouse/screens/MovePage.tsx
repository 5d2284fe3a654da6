import { useState } from 'react';
import { warehouse } from '#contract/warehouse';
import type { Answer } from '#kernel/contract';
import { DocumentLink } from '#web/DocumentLink.tsx';
import { Expiry } from '#web/Expiry.tsx';
import { useLanguage } from '#web/language.tsx';
import { Page, Section } from '#web/Page.tsx';
import { Scan } from '#web/Scan.tsx';
import { MoveForm } from './MoveForm.tsx';
import { type MovedLot, useMoving } from './use-moving.ts';
import './move.css';

/** Goods from one bin to another: scan the lot, scan the bin, move. */
export const MovePage = () => {
  const moving = useMoving();
  const [last, setLast] = useState<Answer>();
  const { found, lot, start, takeLabel, takeText } = moving;
  return (
    <Page title={{ zh: '移库', en: 'Move' }} reads={[warehouse.stock, warehouse.standing, warehouse.places]}>
      {last && <Moved answer={last} />}
      <Section title={{ zh: '扫描', en: 'Scan' }}>
        <Scan
          label={{ zh: '先扫货物，再扫目标货位', en: 'Scan the goods, then the bin they go to' }}
          placeholder={{ zh: '扫描标签或货位，或输入批号、名称', en: 'Scan a label or bin, or type a lot or name' }}
          button={{ zh: '查找', en: 'Find' }}
          onRead={takeLabel}
          onText={takeText}
        />
        {found.length > 0 && <Found lots={found} onChoose={(one) => start(one)} />}
      </Section>
      {lot && (
        <MoveForm
          key={lot.lotId}
          lot={lot}
          moving={moving}
          onDone={(answer) => {
            setLast(answer);
            start(undefined);
          }}
        />
      )}
    </Page>
  );
};

const Found = ({ lots, onChoose }: { lots: readonly MovedLot[]; onChoose: (lot: MovedLot) => void }) => {
  const { say } = useLanguage();
  return (
    <ul className="move-choices" aria-label={say(warehouse.lots.title)}>
      {lots.map((lot) => (
        <li key={lot.lotId}>
          <button type="button" className="move-choice" onClick={() => onChoose(lot)}>
            <span>
              <strong>{lot.lotNumber ?? '—'}</strong> {lot.product} <span className="quiet">{lot.model}</span>
            </span>
            <Expiry on={lot.lastUseOn} />
          </button>
        </li>
      ))}
    </ul>
  );
};

const Moved = ({ answer: { documents } }: { answer: Answer }) => {
  const { say } = useLanguage();
  const [made] = documents;
  return (
    <p className="done" role="status">
      ✓ {say({ zh: '已移库', en: 'Moved' })} {made && <DocumentLink id={made.id} number={made.number} />}
    </p>
  );
};
