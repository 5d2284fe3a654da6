import { expect, test } from 'vitest';
import { emptyShipment, isUntouched, shipmentOf, withScan } from './shipment.ts';

const lot = {
  lotId: 'lot',
  siteId: 'site',
  site: '主仓',
  product: '支架',
  model: 'S',
  primaryDi: '06934123456788',
  isTrackedBySerial: true,
  lotNumber: 'A1',
  lastUseOn: null,
  productId: 'product',
  pending: 0,
  qualified: 3,
  available: 3,
  held: 0,
};

test('each serial leaves once', () => {
  const first = withScan(emptyShipment, { lot, units: 1, serial: 'S1' });
  const again = withScan(first.shipment, { lot, units: 1, serial: 's1' });

  expect(first.shipment).toMatchObject({ serials: ['S1'], quantity: 1 });
  expect(again.said.map(({ zh }) => zh)).toEqual(['序列号 s1 已经扫过了']);
  expect(again.shipment).toBe(first.shipment);
});

test('a lot without serials grows by what each package holds', () => {
  const bulk = { ...lot, isTrackedBySerial: false };
  const first = withScan(emptyShipment, { lot: bulk, units: 10, serial: undefined });

  expect(withScan(first.shipment, { lot: bulk, units: 1, serial: undefined }).shipment.quantity).toBe(11);
});

test('a customer alone is not a shipment begun', () => {
  expect(isUntouched({ ...emptyShipment, customerId: 'hospital' })).toBe(true);
  expect(isUntouched({ ...emptyShipment, quantity: 1 })).toBe(false);
});

test('another lot starts anew, for the same customer', () => {
  const begun = { of: 'site lot', customerId: 'hospital', quantity: 2, serials: [] };

  expect(shipmentOf(begun, 'site other')).toEqual({
    of: 'site other',
    customerId: 'hospital',
    quantity: null,
    serials: [],
  });
  expect(shipmentOf(begun, 'site lot')).toBe(begun);
});
