import { Button, InputNumber } from 'antd';
import { z } from 'zod';
import type { Product } from '#contract/catalog';
import { partners } from '#contract/partners';
import { type StockedLot, shipping } from '#contract/shipping';
import { warehouse } from '#contract/warehouse';
import type { Answer } from '#kernel/contract';
import { nameOf } from '#kernel/field';
import { Act } from '#web/Act.tsx';
import { useAsk } from '#web/ask.ts';
import { Choice } from '#web/Choice.tsx';
import { DraftBar } from '#web/DraftBar.tsx';
import { Expiry } from '#web/Expiry.tsx';
import { Field } from '#web/Field.tsx';
import { useLanguage } from '#web/language.tsx';
import { ProductSearch } from '#web/ProductSearch.tsx';
import { useDraft } from '#web/use-draft.ts';

type Props = { onClose: () => void; onDone: (answer: Answer) => void };

const { shape } = shipping.reserve.fill;

/** What is about to be promised, as a draft keeps it. */
const Reserving = z.object({
  site: z.string().nullable(),
  customerId: z.string().nullable(),
  product: z.custom<Product>((its) => typeof its === 'object' && its !== null && 'primaryDi' in its).nullable(),
  quantity: z.number().nullable(),
  days: z.number().nullable(),
  lotId: z.string().nullable(),
});
type Reserving = z.output<typeof Reserving>;
const unreserved: Reserving = { site: null, customerId: null, product: null, quantity: null, days: 0, lotId: null };

/** A promise to a customer: what, how much, how long it must last, from which site; a lot only if one must be it. */
export const ReserveForm = ({ onClose, onDone }: Props) => {
  const { say } = useLanguage();
  const sites = useAsk(warehouse.sites, {});
  const draft = useDraft(shipping.reserve.name, unreserved, (kept) => Reserving.safeParse(kept).data);
  const { site, customerId, product, quantity, days, lotId } = draft.value;
  const change = (part: Partial<Reserving>) => draft.change((now) => ({ ...now, ...part }));
  const close = () => {
    draft.finish(unreserved);
    onClose();
  };
  const siteId = site ?? (sites.data?.length === 1 ? sites.data[0]?.id : undefined);
  const stock = useAsk(shipping.stock, product ? { text: product.primaryDi } : undefined);
  const lots = (stock.data?.lots ?? []).filter((lot) => lot.productId === product?.id && lot.siteId === siteId);
  return (
    <form
      className="section ship-form"
      aria-label={say({ zh: '新建预留', en: 'New reservation' })}
      onSubmit={(event) => event.preventDefault()}
    >
      <Head onClose={onClose} />
      <Ends customerId={customerId} siteId={siteId} onChange={change} />
      <ProductSearch
        label={product ? { zh: '换一个产品', en: 'Another product' } : { zh: '产品', en: 'Product' }}
        onChoose={(next) => change({ product: next, lotId: null })}
      />
      {product && <Promised product={product} lots={lots} />}
      <HowMany
        label={nameOf(shape.quantity)}
        min={1}
        value={quantity}
        onChange={(next) => change({ quantity: next })}
      />
      <HowMany
        label={nameOf(shape.minRemainingDays)}
        min={0}
        value={days}
        onChange={(next) => change({ days: next })}
      />
      <OnlyLot lots={lots} value={lotId ?? undefined} onChange={(id) => change({ lotId: id ?? null })} />
      <Act
        on={shipping.reserve}
        about={siteId && product ? { siteId, productId: product.id } : undefined}
        fill={{ customerId: customerId ?? undefined, quantity, minRemainingDays: days ?? 0, ...(lotId && { lotId }) }}
        notYet={product ? undefined : { zh: '请先选择产品', en: 'Choose the product first' }}
        commandIdOf={draft.commandIdOf}
        onDone={(answer) => {
          draft.finish(unreserved);
          onDone(answer);
        }}
      />
      {draft.value !== unreserved && <DraftBar draft={draft} onDrop={close} />}
    </form>
  );
};

type EndsProps = {
  customerId: string | null;
  siteId: string | undefined;
  onChange: (part: Partial<Reserving>) => void;
};

/** To whom it is promised, and from which of our sites where there are several. */
const Ends = ({ customerId, siteId, onChange }: EndsProps) => {
  const customers = useAsk(partners.list, { kind: 'customer' });
  const sites = useAsk(warehouse.sites, {});
  return (
    <>
      <Choice
        label={nameOf(shape.customerId)}
        placeholder={{ zh: '选择购货者', en: 'Choose the customer' }}
        options={customers.data?.filter(({ isSuspended }) => !isSuspended)}
        value={customerId ?? undefined}
        onChange={(id) => onChange({ customerId: id ?? null })}
      />
      {(sites.data?.length ?? 0) > 1 && (
        <Choice
          label={warehouse.sites.title}
          placeholder={{ zh: '选择仓库', en: 'Choose the site' }}
          options={sites.data}
          value={siteId}
          onChange={(id) => onChange({ site: id ?? null, lotId: null })}
        />
      )}
    </>
  );
};

const Head = ({ onClose }: Pick<Props, 'onClose'>) => {
  const { say } = useLanguage();
  return (
    <div className="section-head">
      <h2>{say({ zh: '新建预留', en: 'New reservation' })}</h2>
      <Button type="text" onClick={onClose}>
        {say({ zh: '关闭', en: 'Close' })}
      </Button>
    </div>
  );
};

type OnlyLotProps = {
  lots: readonly StockedLot[];
  value: string | undefined;
  onChange: (lotId: string | undefined) => void;
};

/** A lot is named only where the customer asks for that one. */
const OnlyLot = ({ lots, value, onChange }: OnlyLotProps) =>
  lots.length > 0 && (
    <Choice
      label={{ zh: '指定批号（可不选，近效期先出）', en: 'Only this lot (else first expiry first)' }}
      placeholder={{ zh: '近效期先出', en: 'First expiry first' }}
      options={lots.map((lot) => ({ id: lot.lotId, name: `${lot.lotNumber ?? '—'} · ${lot.available}` }))}
      value={value}
      onChange={onChange}
    />
  );

/** The chosen product, and what of it is still free at the site, the first to expire first. */
const Promised = ({ product, lots }: { product: Product; lots: readonly StockedLot[] }) => {
  const { say } = useLanguage();
  const free = lots.filter(({ available }) => available > 0);
  const inOrder = free.toSorted((one, other) => (one.lastUseOn ?? '9').localeCompare(other.lastUseOn ?? '9'));
  return (
    <div className="promised">
      <div>
        <strong>{product.name}</strong> <span className="quiet">{product.model}</span>
      </div>
      {inOrder.length === 0 ? (
        <span className="quiet">{say({ zh: '本仓没有可用库存', en: 'None is available at this site' })}</span>
      ) : (
        <ul className="pick-list" aria-label={say({ zh: '可用库存', en: 'Available' })}>
          {inOrder.map(({ lotId, lotNumber, lastUseOn, available }) => (
            <li key={lotId}>
              <strong>{lotNumber ?? '—'}</strong>
              <Expiry on={lastUseOn} />
              <strong>{available}</strong>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};

type HowManyProps = {
  label: ReturnType<typeof nameOf>;
  min: number;
  value: number | null;
  onChange: (value: number | null) => void;
};

const HowMany = ({ label, min, value, onChange }: HowManyProps) => (
  <Field label={label}>
    {(control) => (
      <InputNumber
        {...control}
        className="ship-quantity"
        min={min}
        precision={0}
        inputMode="numeric"
        value={value}
        onChange={onChange}
      />
    )}
  </Field>
);
