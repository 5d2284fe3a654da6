import { Button } from 'antd';
import { StockedLot, shipping } from '#contract/shipping';
import { nameOf } from '#kernel/field';
import { quantities } from '#kernel/fields';
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

const { shape } = StockedLot;

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
      label={shipping.stock.title}
      rows={lots}
      keyOf={stockKey}
      isChosen={(lot) => chosen !== undefined && stockKey(lot) === stockKey(chosen)}
      columns={[
        {
          title: nameOf(shape.product),
          cell: ({ product, model }) => <Named product={product} model={model} />,
        },
        { title: nameOf(shape.lotNumber), cell: ({ lotNumber }) => <strong>{lotNumber ?? '—'}</strong> },
        { title: nameOf(shape.lastUseOn), cell: ({ lastUseOn }) => <Expiry on={lastUseOn} /> },
        { title: nameOf(shape.site), cell: ({ site }) => site },
        {
          title: nameOf(quantities.quantity),
          className: 'whole',
          cell: ({ qualified, pending }) => (
            <span className="amounts">
              {qualified > 0 && <Amount status="qualified" quantity={qualified} />}
              {pending > 0 && <Amount status="pending" quantity={pending} />}
              {qualified === 0 && pending > 0 && (
                <span className="quiet">{say({ zh: '放行后才能发', en: 'leaves once released' })}</span>
              )}
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
