import type { QualityStatus } from '#kernel/contract';
import { each } from '#kernel/fact';
import { rule } from '#kernel/operation';
import { placeById } from '../queries.ts';

/** Goods stand in the zone of their quality status, on the site they are on; what is held may stand apart anywhere. */
export const zoneFitsStatus = rule('warehouse.zoneFitsStatus', {
  basis: 'GSP 40',
  guards: ['store', 'move'],
  needs: ({ lines }) => ({
    place: each(
      placeById,
      lines.flatMap(({ toLocationId }) => toLocationId ?? []),
    ),
  }),
  forbids: ({ siteId, lines }, { place }) =>
    lines.flatMap(({ fromLocationId, toLocationId, status = 'pending' }) => {
      if (toLocationId === undefined) return [];
      if (toLocationId === fromLocationId) {
        return [{ zh: '货物已在该位置', en: 'the goods stand there already', field: 'toLocationId' }];
      }
      const to = place(toLocationId);
      if (!to?.zone || to.siteId !== siteId) {
        return [{ zh: '目标位置不在本仓', en: 'the target is not on this site', field: 'toLocationId' }];
      }
      return zonesOf[status].includes(to.zone)
        ? []
        : [
            {
              zh: '目标库区与质量状态不符',
              en: 'goods of this status do not belong in that zone',
              field: 'toLocationId',
            },
          ];
    }),
});

/** The zones that goods of a status may stand in. */
export const zonesOf: Record<QualityStatus, readonly string[]> = {
  pending: ['waiting', 'return'],
  qualified: ['qualified', 'dispatch'],
  onHold: ['waiting', 'qualified', 'nonconforming', 'return'],
  nonconforming: ['nonconforming'],
  recalled: ['waiting', 'qualified', 'nonconforming', 'return'],
};
