import { add, reply } from '#kernel/effects';
import { operation } from '#kernel/operation';
import { warehouse } from '../contract.ts';

/** Opening a site lays out its five legal zones (GSP 40): waiting, qualified, nonconforming, dispatch, return. */
export const openSite = operation(warehouse.openSite, {
  load: () => ({}),
  subject: () => ({ lines: [] }),
  run: (_, { name }, { newId }) => {
    const siteId = newId();
    return [
      add('kernel.gate', { id: siteId }),
      add('kernel.location', { id: siteId, side: 'inside', siteId, nameZh: name, nameEn: name }),
      add(
        'kernel.location',
        ...zones.map(({ zone, zh, en }) => ({
          id: newId(),
          side: 'inside',
          siteId,
          zone,
          nameZh: `${name} ${zh}`,
          nameEn: `${name} ${en}`,
        })),
      ),
      reply({ siteId }),
    ];
  },
});

const zones = [
  { zone: 'waiting', zh: '待验区', en: 'waiting zone' },
  { zone: 'qualified', zh: '合格品区', en: 'qualified zone' },
  { zone: 'nonconforming', zh: '不合格品区', en: 'nonconforming zone' },
  { zone: 'dispatch', zh: '发货区', en: 'dispatch zone' },
  { zone: 'return', zh: '退货区', en: 'return zone' },
];
