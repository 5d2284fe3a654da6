import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { catalog } from '#contract/catalog';
import { partners } from '#contract/partners';
import { receiving } from '#contract/receiving';
import type { Answer } from '#kernel/contract';
import { nameOf } from '#kernel/field';
import { Act } from '#web/Act.tsx';
import { useAsk } from '#web/ask.ts';
import { Choice } from '#web/Choice.tsx';
import { DocumentLink } from '#web/DocumentLink.tsx';
import { DraftBar } from '#web/DraftBar.tsx';
import { LateEntry, useLate } from '#web/LateEntry.tsx';
import { Loaded } from '#web/Loaded.tsx';
import { useLanguage } from '#web/language.tsx';
import { Empty, Page, Section } from '#web/Page.tsx';
import { Prints } from '#web/Prints.tsx';
import { ProductSearch } from '#web/ProductSearch.tsx';
import { LabelScan } from './LabelScan.tsx';
import { LinesTable } from './LinesTable.tsx';
import { RecentReceipts } from './RecentReceipts.tsx';
import { receivedOf } from './received-lines.ts';
import { useDelivery } from './use-delivery.ts';

/** The dock: scan what came, correct what no scanner reads, sign for it. */
export const ReceivePage = () => {
  const { say } = useLanguage();
  const station = useAsk(receiving.station, {});
  const { draft, delivery, change, put, remove, takeLabel, addProduct, clear } = useDelivery();
  const [last, setLast] = useState<Answer>();
  const { late, setLate, said } = useLate();
  const sites = station.data?.sites;
  const siteId = delivery.siteId || (sites?.length === 1 ? sites[0]?.id : undefined);
  const count = delivery.lines.reduce((sum, { quantity }) => sum + (quantity ?? 0), 0);

  return (
    <Page title={{ zh: '收货', en: 'Receive' }} reads={[receiving.station, partners.list, catalog.identify]}>
      {last && <Received answer={last} />}
      <Section title={{ zh: '本次到货', en: 'This delivery' }}>
        <Ends sites={sites} siteId={siteId} supplierId={delivery.supplierId} onChange={change} />
        <LabelScan key={last?.lineId} onLabel={takeLabel} />
        <ProductSearch
          label={{ zh: '扫不出来？按名称添加产品', en: 'Cannot be scanned? Add the product by name' }}
          onChoose={addProduct}
        />
        {delivery.lines.length === 0 ? (
          <Empty>{say({ zh: '还没有明细，请扫描第一件', en: 'No lines yet: scan the first piece' })}</Empty>
        ) : (
          <LinesTable lines={delivery.lines} onChange={put} onRemove={remove} />
        )}
        {delivery.lines.length > 0 && (
          <p className="quiet">
            {say({
              zh: `${delivery.lines.length} 行，共 ${count} 件`,
              en: `${delivery.lines.length} lines, ${count} units`,
            })}
          </p>
        )}
        {delivery.lines.length > 0 && <DraftBar draft={draft} onDrop={clear} />}
        {delivery.lines.length > 0 && <LateEntry of={receiving.receiveLate} late={late} onChange={setLate} />}
        <Act
          key={said ? 'late' : 'now'}
          on={said ? receiving.receiveLate : receiving.receive}
          about={siteId ? { siteId } : undefined}
          fill={{ supplierId: delivery.supplierId || undefined, lines: delivery.lines.map(receivedOf), ...said }}
          commandIdOf={draft.commandIdOf}
          notYet={notYet(siteId, delivery.lines.length)}
          onDone={(answer) => {
            setLast(answer);
            setLate(undefined);
            clear();
          }}
        />
      </Section>
      <Section title={{ zh: '最近收货', en: 'Recent receipts' }}>
        <Loaded asked={station}>{({ recent }) => <RecentReceipts recent={recent} />}</Loaded>
      </Section>
    </Page>
  );
};

type EndsProps = {
  sites: readonly { id: string; name: string }[] | undefined;
  siteId: string | undefined;
  supplierId: string;
  onChange: (part: { siteId: string } | { supplierId: string }) => void;
};

/** Where the goods come from and where they go. */
const Ends = ({ sites, siteId, supplierId, onChange }: EndsProps) => {
  const suppliers = useAsk(partners.list, { kind: 'supplier' });
  return (
    <div className="fields">
      <Choice
        label={nameOf(receiving.station.output.shape.sites.element.shape.name)}
        placeholder={{ zh: '选择仓库', en: 'Choose the site' }}
        options={sites}
        value={siteId}
        onChange={(id) => onChange({ siteId: id ?? '' })}
      />
      <Choice
        label={nameOf(receiving.receive.fill.shape.supplierId)}
        placeholder={{ zh: '选择供货者', en: 'Choose the supplier' }}
        options={suppliers.data}
        value={supplierId}
        onChange={(id) => onChange({ supplierId: id ?? '' })}
      />
    </div>
  );
};

const notYet = (siteId: string | undefined, lines: number) => {
  if (!siteId) return { zh: '请先选择仓库', en: 'Choose the site first' };
  return lines === 0 ? { zh: '还没有明细：请扫描或按名称添加', en: 'No lines yet: scan, or add by name' } : undefined;
};

const Received = ({ answer }: { answer: Answer }) => {
  const { say } = useLanguage();
  const receipts = answer.documents.filter(({ kind }) => kind === 'receiving.receipt');
  return (
    <>
      <p className="done" role="status">
        ✓ {say({ zh: '收货单', en: 'Receipt' })}{' '}
        {receipts.map(({ id, number }) => (
          <DocumentLink key={id} id={id} number={number} />
        ))}{' '}
        {say({ zh: '已登记，货物在待验区。', en: 'is recorded; the goods wait for acceptance.' })}{' '}
        <Link to="/accept">{say({ zh: '去验收', en: 'Go to acceptance' })}</Link>
      </p>
      {receipts.map(({ id }) => (
        <Prints key={id} on={[receiving.printReceipt]} documentId={id} />
      ))}
    </>
  );
};
