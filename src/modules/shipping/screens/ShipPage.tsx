import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { partners } from '#contract/partners';
import { type StockedLot, shipping } from '#contract/shipping';
import type { Answer } from '#kernel/contract';
import { useAskMore } from '#web/ask.ts';
import { DocumentLink } from '#web/DocumentLink.tsx';
import { Loaded, LoadMore } from '#web/Loaded.tsx';
import { useLanguage } from '#web/language.tsx';
import { Page, Section } from '#web/Page.tsx';
import { Prints } from '#web/Prints.tsx';
import { Scan } from '#web/Scan.tsx';
import { ShipForm } from './ShipForm.tsx';
import { StockTable } from './StockTable.tsx';
import { stockKey } from './shipment.ts';
import { useShipment } from './use-shipment.ts';
import './shipping.css';

const route = getRouteApi('/ship');

/** What may leave: find or scan a lot, say to whom and how much, ship. */
export const ShipPage = () => {
  const { q = '', lot } = route.useSearch();
  const navigate = route.useNavigate();
  const [last, setLast] = useState<Answer>();
  const [byHand, setByHand] = useState<string>();
  const stock = useAskMore(shipping.stock, {
    input: (key) => ({ text: q, ...(key !== undefined && { after: key }) }),
    next: (page) => page.next,
  });
  const lots = stock.data?.pages.flatMap((page) => page.lots) ?? [];
  const chosen = lots.find((one) => stockKey(one) === lot);
  const show = (text: string, shownLot: StockedLot | undefined) =>
    void navigate({ search: { ...(text && { q: text }), ...(shownLot && { lot: stockKey(shownLot) }) } });
  const { draft, shipment, change, takeLabel, clear } = useShipment({ chosen, show });
  const close = () => {
    setByHand(undefined);
    clear();
    show(q, undefined);
  };

  const choose = (one: StockedLot) => {
    setByHand(stockKey(one));
    show(q, one);
  };

  return (
    <Page title={{ zh: '发货', en: 'Ship' }} reads={[shipping.stock, partners.list]}>
      {last && <Shipped answer={last} />}
      <Find q={q} takeLabel={takeLabel} onText={(text) => show(text, undefined)} />
      <div className="ship" data-open={chosen !== undefined}>
        <Section title={shipping.stock.title}>
          {q && <Filtered q={q} />}
          <Loaded asked={stock}>
            {() => <StockTable lots={lots} chosen={chosen} onChoose={choose} isFiltered={q !== ''} />}
          </Loaded>
          <LoadMore asked={stock} />
        </Section>
        {chosen && (
          <ShipForm
            key={stockKey(chosen)}
            lot={chosen}
            draft={draft}
            shipment={shipment}
            takesFocus={byHand === lot}
            onChange={change}
            onClose={close}
            onDone={(answer) => {
              setLast(answer);
              close();
            }}
          />
        )}
      </div>
    </Page>
  );
};

type FindProps = { q: string; takeLabel: ReturnType<typeof useShipment>['takeLabel']; onText: (text: string) => void };

const Find = ({ q, takeLabel, onText }: FindProps) => (
  <Section title={{ zh: '查找', en: 'Find' }}>
    <Scan
      label={{ zh: '扫描，或查找批号、产品', en: 'Scan, or find a lot or product' }}
      placeholder={{ zh: '扫描标签，或输入批号、名称、型号', en: 'Scan a label, or type a lot, name or model' }}
      button={{ zh: '查找', en: 'Find' }}
      initial={q}
      onRead={takeLabel}
      onText={(text) => {
        onText(text);
        return [];
      }}
    />
  </Section>
);

const Filtered = ({ q }: { q: string }) => {
  const { say } = useLanguage();
  return (
    <p className="quiet">
      {say({ zh: `只显示「${q}」`, en: `Showing only “${q}”` })}{' '}
      <Link to="/ship">{say({ zh: '显示全部', en: 'Show all' })}</Link>
    </p>
  );
};

const Shipped = ({ answer }: { answer: Answer }) => {
  const { say } = useLanguage();
  const [delivery] = answer.documents;
  return (
    <>
      <p className="done" role="status">
        ✓ {say({ zh: '出库单', en: 'Delivery' })}{' '}
        {delivery && <DocumentLink id={delivery.id} number={delivery.number} />}{' '}
        {say({ zh: '已发出。', en: 'has left.' })}
      </p>
      {delivery && <Prints on={[shipping.printDeliveryNote]} documentId={delivery.id} />}
    </>
  );
};
