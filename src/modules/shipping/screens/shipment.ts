import { z } from 'zod';
import type { StockedLot } from '#contract/shipping';
import type { Bilingual } from '#kernel/contract';

/** What is about to leave, while it is being filled in; `of` is the stock it is taken from. */
export const Shipment = z.object({
  of: z.string(),
  customerId: z.string(),
  quantity: z.int().nullable(),
  serials: z.array(z.string()),
});
export type Shipment = z.output<typeof Shipment>;

export const emptyShipment: Shipment = { of: '', customerId: '', quantity: null, serials: [] };

/** One lot at one site. */
export const stockKey = ({ siteId, lotId }: Pick<StockedLot, 'siteId' | 'lotId'>) => `${siteId} ${lotId}`;

/** True while nothing but the customer has been said. */
export const isUntouched = ({ quantity, serials }: Shipment) => quantity === null && serials.length === 0;

/** What was said so far of this stock. Other stock starts anew but for the customer: a delivery has several lots. */
export const shipmentOf = (now: Shipment, of: string | undefined): Shipment =>
  of === undefined || now.of === of ? now : { ...emptyShipment, customerId: now.customerId, of };

type Scanned = { lot: StockedLot; units: number; serial: string | undefined };

/** Adds what one label says to what is about to leave, or tells why not. */
export const withScan = (shipment: Shipment, { lot, units, serial }: Scanned) => {
  const said = lot.isTrackedBySerial ? serialSentences(shipment, units, serial) : [];
  if (said.length > 0) return { shipment, said };
  const serials = lot.isTrackedBySerial && serial !== undefined ? [...shipment.serials, serial] : shipment.serials;
  const quantity = lot.isTrackedBySerial ? serials.length : (shipment.quantity ?? 0) + units;
  return { shipment: { ...shipment, serials, quantity }, said };
};

const serialSentences = ({ serials }: Shipment, units: number, serial: string | undefined): Bilingual[] => {
  if (units > 1) {
    const zh = `这是一箱 ${units} 件的标签；此批逐件追踪，请扫描每一件`;
    return [{ zh, en: `This label is of a pack of ${units}; this lot is followed piece by piece: scan each` }];
  }
  if (serial === undefined)
    return [{ zh: '标签上没有序列号，请手工录入', en: 'The label has no serial number; type it' }];
  const isThere = serials.some((one) => one.toUpperCase() === serial.toUpperCase());
  return isThere ? [{ zh: `序列号 ${serial} 已经扫过了`, en: `Serial number ${serial} has been scanned already` }] : [];
};
