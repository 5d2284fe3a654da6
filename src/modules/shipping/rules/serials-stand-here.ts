import type { Bilingual } from '#kernel/contract';
import { each } from '#kernel/fact';
import { lotById, unitKey } from '#kernel/ledger';
import { rule } from '#kernel/operation';
import type { SubjectLine } from '#kernel/subject';
import { unitOfLot } from '../queries.ts';

/** Goods kept by serial number leave one by one, by name: each of this lot, here, released, and as many as said. */
export const serialsStandHere = rule('shipping.serialsStandHere', {
  basis: 'GSP 87',
  guards: ['ship'],
  needs: ({ lines }) => ({
    lot: each(
      lotById,
      lines.flatMap(({ lotId }) => lotId ?? []),
    ),
    unit: each(
      unitOfLot,
      lines.flatMap(({ lotId = '', serials }) => serials?.map((serial) => unitKey(lotId, serial)) ?? []),
    ),
  }),
  forbids: ({ lines, siteId }, { lot, unit }) =>
    lines.flatMap((line) => {
      const { lotId = '', serials } = line;
      if (!serials) return [];
      return [
        ...countFindings(line, serials, lot(lotId)?.isBySerial ?? false),
        ...serials.flatMap((serial, at): Bilingual[] => {
          if (serials.indexOf(serial) < at) {
            return [{ zh: `序列号 ${serial} 重复`, en: `serial number ${serial} stands here twice` }];
          }
          const its = unit(unitKey(lotId, serial));
          if (!its) return [{ zh: `序列号 ${serial} 不属于此批`, en: `serial number ${serial} is not of this lot` }];
          if (its.siteId === siteId && its.status === 'qualified') return [];
          return [
            {
              zh: `序列号 ${serial} 不在本仓合格品中：${its.nameZh}`,
              en: `serial number ${serial} is not released here: ${its.nameEn}`,
            },
          ];
        }),
      ].map((said) => ({ ...said, field: 'serials' }));
    }),
});

const countFindings = ({ quantity }: SubjectLine, serials: readonly string[], isBySerial: boolean): Bilingual[] => {
  if (!isBySerial && serials.length > 0) {
    return [{ zh: '此批不按序列号管理，请去掉序列号', en: 'this lot is not kept by serial number; leave them out' }];
  }
  if (!isBySerial || serials.length === quantity) return [];
  const zh = `数量 ${quantity}，序列号 ${serials.length} 个，两者须相等`;
  return [{ zh, en: `quantity ${quantity} but ${serials.length} serial numbers: both must agree` }];
};
