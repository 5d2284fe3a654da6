import { useState } from 'react';
import { z } from 'zod';
import { catalog } from '#contract/catalog';
import { type Standing, warehouse } from '#contract/warehouse';
import type { Bilingual, Output } from '#kernel/contract';
import { useAsk, useAskNow } from '#web/ask.ts';
import { useDraft } from '#web/use-draft.ts';
import type { Udi } from '#web/use-scan.ts';

export type MovedLot = Pick<
  Output<typeof warehouse.stock>['rows'][number],
  'lotId' | 'product' | 'model' | 'primaryDi' | 'lotNumber' | 'lastUseOn'
>;

/** What is about to be moved, as a draft keeps it. */
const Moved = z.object({
  lot: z.custom<MovedLot>((its) => typeof its === 'object' && its !== null && 'lotId' in its).nullable(),
  from: z.string().nullable(),
  toId: z.string().nullable(),
  serials: z.array(z.string()),
  quantity: z.number().nullable(),
});
type Moved = z.output<typeof Moved>;
const unmoved: Moved = { lot: null, from: null, toId: null, serials: [], quantity: null };

export type Place = Output<typeof warehouse.places>[number];

/** What is to be moved where, and what a scan adds: a lot, a piece of it, or the bin it goes to. */
export const useMoving = () => {
  const askNow = useAskNow();
  const [found, setFound] = useState<readonly MovedLot[]>([]);
  const draft = useDraft(warehouse.move.name, unmoved, (kept) => Moved.safeParse(kept).data);
  const { from, toId, serials, quantity } = draft.value;
  const lot = draft.value.lot ?? undefined;
  const say = (part: Partial<Moved>) => draft.change((now) => ({ ...now, ...part }));
  const standing = useAsk(warehouse.standing, lot && { lotId: lot.lotId });
  const rows = standing.data ?? [];
  // What stands in one place only needs no choosing; what was moved away meanwhile is no longer there.
  const there = rows.find((row) => standingKey(row) === from) ?? onlyOf(rows);
  const places = useAsk(warehouse.places, there && { siteId: there.siteId });
  const identified = useAsk(catalog.identify, lot && { di: lot.primaryDi });
  const isBySerial = identified.data?.product?.isTrackedBySerial ?? false;

  const start = (next: MovedLot | undefined, others: readonly MovedLot[] = []) => {
    setFound(others);
    // Nothing to move is no work in progress.
    if (next) draft.change(() => ({ ...unmoved, lot: next }));
    else draft.finish(unmoved);
  };
  const show = (lots: readonly MovedLot[], sought: string) => {
    const only = onlyOf(lots);
    start(only, only ? [] : lots);
    return lots.length === 0 ? [notInStock(sought)] : [];
  };

  const takeText = async (text: string): Promise<readonly Bilingual[]> => {
    const bin = places.data?.find((place) => isCalled(place, text));
    if (bin && bin.id === there?.locationId) return [standsThere];
    if (bin) say({ toId: bin.id });
    return bin ? [] : show(await lotsOf(askNow, text), text);
  };
  const takeLabel = async (udi: Udi): Promise<readonly Bilingual[]> => {
    if (udi.serialShippingContainerCode !== undefined) return takeText(udi.serialShippingContainerCode);
    const di = udi.deviceIdentifier ?? udi.contentDeviceIdentifier;
    if (di === undefined) return [noIdentifier];
    const { product } = await askNow(catalog.identify, { di });
    const [primaryDi, serial] = [product?.primaryDi ?? di, udi.serialNumber];
    const isIt = (one: MovedLot) =>
      one.primaryDi === primaryDi && (udi.lotNumber === undefined || isSame(one.lotNumber, udi.lotNumber));
    if (!lot || !isIt(lot)) {
      const said = show((await lotsOf(askNow, udi.lotNumber ?? primaryDi)).filter(isIt), udi.lotNumber ?? primaryDi);
      if (said.length > 0 || serial === undefined) return said;
    }
    if (serial === undefined) return [];
    draft.change((now) => (now.serials.includes(serial) ? now : { ...now, serials: [...now.serials, serial] }));
    return [];
  };

  return {
    ...{ draft, found, lot, rows, standing, there, serials, quantity, isBySerial, start, takeText, takeLabel },
    toId: toId ?? undefined,
    choose: (row: Standing) => say({ from: standingKey(row) }),
    aim: (id: string | undefined) => say({ toId: id ?? null }),
    setSerials: (next: string[]) => say({ serials: next }),
    setQuantity: (next: number | null) => say({ quantity: next }),
    places: (places.data ?? []).filter(({ id }) => id !== there?.locationId),
  };
};
export type Moving = ReturnType<typeof useMoving>;

/** The lots in stock that a text fits; a lot stands at several sites and is still one lot. */
const lotsOf = async (askNow: ReturnType<typeof useAskNow>, text: string): Promise<readonly MovedLot[]> => {
  const { rows } = await askNow(warehouse.stock, { text });
  return [...new Map(rows.map((row) => [row.lotId, row])).values()];
};

/** What names where goods of a lot stand: the place and what they are there. */
export const standingKey = ({ locationId, status, beneath }: Standing): string => `${locationId}/${status}/${beneath}`;

const onlyOf = <R>(rows: readonly R[]): R | undefined => (rows.length === 1 ? rows[0] : undefined);

/** A bin carries its number alone; a person may type the whole name. */
const isCalled = ({ name }: Place, text: string): boolean =>
  [name.zh, name.en].some((one) => {
    const [whole, sought] = [one.toUpperCase(), text.trim().toUpperCase()];
    return whole === sought || whole.endsWith(` ${sought}`);
  });

const isSame = (one: string | null, other: string) => (one ?? '').toUpperCase() === other.trim().toUpperCase();

const noIdentifier: Bilingual = {
  zh: '标签上没有产品标识（01）；请扫描另一个条码，或输入批号',
  en: 'The label has no device identifier (01); scan another barcode, or type the lot number',
};
const standsThere: Bilingual = { zh: '货物就在这个货位', en: 'The goods already stand in this bin' };
const notInStock = (text: string): Bilingual => ({
  zh: `库存和货位中都没有「${text}」`,
  en: `Neither a lot in stock nor a bin is called “${text}”`,
});
