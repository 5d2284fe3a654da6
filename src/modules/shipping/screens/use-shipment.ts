import { catalog } from '#contract/catalog';
import { type StockedLot, shipping } from '#contract/shipping';
import type { Bilingual } from '#kernel/contract';
import { useAskNow } from '#web/ask.ts';
import { useDraft } from '#web/use-draft.ts';
import type { Udi } from '#web/use-scan.ts';
import { emptyShipment, isUntouched, Shipment, shipmentOf, stockKey, withScan } from './shipment.ts';

type Steps = {
  chosen: StockedLot | undefined;
  /** Shows the lots of a text, with one of them open if it is known which. */
  show: (text: string, lot: StockedLot | undefined) => void;
};

/** What is about to leave, a draft, and what a scan does to it. */
export const useShipment = ({ chosen, show }: Steps) => {
  const askNow = useAskNow();
  const kept = useDraft(shipping.ship.name, emptyShipment, (value) => Shipment.safeParse(value).data);
  const of = chosen && stockKey(chosen);
  const change = (part: Partial<Shipment>) => kept.change((now) => ({ ...shipmentOf(now, of), ...part }));
  const take = (lot: StockedLot, units: number, serial: string | undefined) => {
    const { shipment, said } = withScan(shipmentOf(kept.current(), stockKey(lot)), { lot, units, serial });
    kept.change(() => shipment);
    return said;
  };

  const takeLabel = async (udi: Udi): Promise<readonly Bilingual[]> => {
    const di = udi.deviceIdentifier ?? udi.contentDeviceIdentifier;
    if (di === undefined) return [noIdentifier];
    const { product, unitsPerScan } = await askNow(catalog.identify, { di });
    if (!product) return [unknown(di)];
    const units = udi.deviceIdentifier ? unitsPerScan : unitsPerScan * (udi.quantity ?? 1);
    const isScanned = (lot: StockedLot) =>
      lot.primaryDi === product.primaryDi && isSame(lot.lotNumber, udi.lotNumber ?? null);
    if (chosen && isScanned(chosen)) return take(chosen, units, udi.serialNumber);
    if (chosen && !isUntouched(shipmentOf(kept.current(), of))) return [otherLot(udi.lotNumber, chosen.lotNumber)];
    const text = udi.lotNumber ?? product.primaryDi;
    const { lots } = await askNow(shipping.stock, { text });
    const here = lots.filter(isScanned);
    if (here.length === 0) return [notInStock(product.name, udi.lotNumber)];
    const [only] = here;
    show(text, here.length === 1 ? only : undefined);
    return here.length === 1 && only ? take(only, units, udi.serialNumber) : [];
  };

  const clear = () => kept.finish({ ...kept.current(), of: '', quantity: null, serials: [] });
  return { draft: kept, shipment: shipmentOf(kept.value, of), change, takeLabel, clear };
};

const isSame = (one: string | null, other: string | null) =>
  (one ?? '').toUpperCase() === (other ?? '').trim().toUpperCase();

const noIdentifier: Bilingual = {
  zh: '标签上没有产品标识（01）；请扫描另一个条码，或输入批号',
  en: 'The label has no device identifier (01); scan another barcode, or type the lot number',
};

const unknown = (di: string): Bilingual => ({
  zh: `目录里没有产品标识 ${di}`,
  en: `Device identifier ${di} is not in the catalog`,
});

const otherLot = (scanned: string | undefined, chosen: string | null): Bilingual => ({
  zh: `扫到的是批号 ${scanned ?? '—'}，正在发的是批号 ${chosen ?? '—'}。请放回，或先发完、关闭当前这一批`,
  en: `This is lot ${scanned ?? '—'}, lot ${chosen ?? '—'} is being shipped. Put it back, or close that lot first`,
});

const notInStock = (product: string, lotNumber: string | undefined): Bilingual => ({
  zh: `库存中没有 ${product} 批号 ${lotNumber ?? '—'}`,
  en: `${product} lot ${lotNumber ?? '—'} is not in stock`,
});
