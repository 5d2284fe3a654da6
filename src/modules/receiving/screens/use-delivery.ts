import { catalog, type Product } from '#contract/catalog';
import { receiving } from '#contract/receiving';
import type { Bilingual } from '#kernel/contract';
import { useAskNow } from '#web/ask.ts';
import { newId } from '#web/client.ts';
import { useDraft } from '#web/use-draft.ts';
import type { Udi } from '#web/use-scan.ts';
import { Delivery, type Line, lineOf, withLabel } from './received-lines.ts';

const empty: Delivery = { siteId: '', supplierId: '', lines: [] };

/** What is on the dock now: a draft, so that a reload, a lost connection or another device loses nothing. */
export const useDelivery = () => {
  const askNow = useAskNow();
  const kept = useDraft(receiving.receive.name, empty, (value) => Delivery.safeParse(value).data);
  const change = (part: Partial<Delivery>) => kept.change((now) => ({ ...now, ...part }));
  const changeLines = (next: (lines: Line[]) => Line[]) => kept.change((now) => ({ ...now, lines: next(now.lines) }));

  const takeLabel = async (udi: Udi): Promise<readonly Bilingual[]> => {
    const di = udi.deviceIdentifier ?? udi.contentDeviceIdentifier;
    if (di === undefined) return [noIdentifier];
    const { product, unitsPerScan } = await askNow(catalog.identify, { di });
    if (!product) return [unknown(di)];
    // A carton without an identifier of its own tells how many packages it contains.
    const units = udi.deviceIdentifier ? unitsPerScan : unitsPerScan * (udi.quantity ?? 1);
    const serial = product.isTrackedBySerial ? udi.serialNumber : undefined;
    const { at } = serial ? await askNow(receiving.unitOnFile, { productId: product.id, serial }) : { at: null };
    if (serial && at) return [onFile(serial, at)];
    const { lines, said } = withLabel(kept.current().lines, { product, units, label: udi, key: newId() });
    if (said.length === 0) change({ lines: [...lines] });
    return said;
  };

  return {
    draft: kept,
    delivery: kept.value,
    change,
    put: (line: Line) => changeLines((lines) => lines.map((one) => (one.key === line.key ? line : one))),
    remove: (line: Line) => changeLines((lines) => lines.filter(({ key }) => key !== line.key)),
    takeLabel,
    addProduct: (product: Product) => changeLines((lines) => [lineOf(product, newId()), ...lines]),
    /** The site stays; the next delivery is another supplier's more often than not. */
    clear: () => kept.finish({ ...empty, siteId: kept.current().siteId }),
  };
};

const noIdentifier: Bilingual = {
  zh: '标签上没有产品标识（01）；请扫描另一个条码，或按名称添加产品',
  en: 'The label has no device identifier (01); scan another barcode, or add the product by name',
};

const onFile = (serial: string, at: Bilingual): Bilingual => ({
  zh: `序列号 ${serial} 已在账：${at.zh}；请核对实物`,
  en: `Serial number ${serial} is already on file at ${at.en}; look at the goods`,
});

const unknown = (di: string): Bilingual => ({
  zh: `目录里没有产品标识 ${di}；请质量人员先建档`,
  en: `Device identifier ${di} is not in the catalog; quality has to put the product on file first`,
});
