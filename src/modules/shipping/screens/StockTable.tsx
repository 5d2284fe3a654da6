import { Button } from 'antd';
import type { StockedLot } from '#contract/shipping';
import { Expiry } from '#web/Expiry.tsx';
import { useLanguage } from '#web/language.tsx';
import { Empty } from '#web/Page.tsx';
import { StatusTag } from '#web/StatusTag.tsx';
import { Table } from '#web/Table.tsx';
import { stockKey } from './shipment.ts';

type Props = {
  lots: readonly StockedLot[];
  chosen: StockedLot | undefined;
  onChoose: (lot: StockedLot) => void;
  isFiltered: boolean;
};

/** Lots in our sites with what waits and what may be sold. */
export const StockTable = ({ lots, chosen, onChoose, isFiltered }: Props) => {
  const { say } = useLanguage();
  if (lots.length === 0) {
    return (
      <Empty>
        {isFiltered
          ? say({
              zh: '没有符合的批。请核对批号，或换个说法查找',
              en: 'No lot fits. Check the number, or search otherwise',
            })
          : say({
              zh: '没有库存。收货并验收放行后，会出现在这里',
              en: 'No stock. Lots appear once received and released',
            })}
      </Empty>
    );
  }
  return (
    <Table
      label={{ zh: '可发库存', en: 'Stock to ship' }}
      rows={lots}
      keyOf={stockKey}
      isChosen={(lot) => chosen !== undefined && stockKey(lot) === stockKey(chosen)}
      columns={[
        {
          title: { zh: '产品', en: 'Product' },
          cell: ({ product, model }) => <Named product={product} model={model} />,
        },
        { title: { zh: '批号', en: 'Lot' }, cell: ({ lotNumber }) => <strong>{lotNumber ?? '—'}</strong> },
        { title: { zh: '有效期至', en: 'Use by' }, cell: ({ lastUseOn }) => <Expiry on={lastUseOn} /> },
        { title: { zh: '仓库', en: 'Site' }, cell: ({ site }) => site },
        {
          title: { zh: '数量', en: 'Quantity' },
          className: 'whole',
          cell: ({ qualified, pending }) => (
            <span className="amounts">
              {qualified > 0 && <Amount status="qualified" quantity={qualified} />}
              {pending > 0 && <Amount status="pending" quantity={pending} />}
            </span>
          ),
        },
        {
          title: { zh: '操作', en: 'Do' },
          className: 'whole',
          cell: (lot) => (
            <Button
              onClick={() => onChoose(lot)}
              aria-label={say({ zh: `选择批号 ${lot.lotNumber ?? ''}`, en: `Choose lot ${lot.lotNumber ?? ''}` })}
            >
              {say({ zh: '选择', en: 'Choose' })}
            </Button>
          ),
        },
      ]}
    />
  );
};

const Named = ({ product, model }: { product: string; model: string }) => (
  <div>
    {product} <span className="quiet">{model}</span>
  </div>
);

const Amount = ({ status, quantity }: { status: 'qualified' | 'pending'; quantity: number }) => (
  <span className="amount">
    <StatusTag status={status} /> <strong>{quantity}</strong>
  </span>
);
