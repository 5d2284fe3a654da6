import type { Bilingual } from '#kernel/contract';
import { each } from '#kernel/fact';
import { rule } from '#kernel/operation';
import type { SubjectLine } from '#kernel/subject';
import type { Product } from '../contract.ts';
import { productById } from '../queries.ts';

/** What a product is traced by must have been read from its label: lot, serial numbers, use-by date. */
export const labelCarriesWhatTracks = rule('catalog.labelCarriesWhatTracks', {
  basis: 'GSP 64',
  guards: ['receive'],
  needs: ({ lines }) => ({
    product: each(
      productById,
      lines.flatMap(({ productId }) => productId ?? []),
    ),
  }),
  forbids: ({ lines }, { product }, { today }) =>
    lines.flatMap((line) => {
      const known = product(line.productId ?? '');
      if (!known) return [{ zh: '产品没有建档，不能收货', en: 'the product is not on file and cannot be received' }];
      return missingFrom(line, known, today).map(({ zh, en }) => ({
        zh: `${known.name}：${zh}`,
        en: `${known.name}: ${en}`,
      }));
    }),
});

const missingFrom = (line: SubjectLine, product: Product, today: string): Bilingual[] => {
  const serials = line.serials ?? [];
  const found: Bilingual[] = [];
  if (product.isTrackedByLot && !line.lotNumber) found.push({ zh: '缺少批号', en: 'the lot number is missing' });
  if (product.hasExpiry && !line.lastUseOn) found.push({ zh: '缺少有效期', en: 'the use-by date is missing' });
  if (!product.isTrackedByLot && !product.isTrackedBySerial && !line.lotNumber && serials.length === 0) {
    found.push({ zh: '批号与序列号至少填一项', en: 'give a lot number or serial numbers, at least one' });
  }
  if (product.isTrackedBySerial && serials.length !== line.quantity) {
    const zh = `按序列号管理：数量 ${line.quantity}，序列号 ${serials.length} 个，两者须相等`;
    found.push({ zh, en: `is kept by serial number: quantity ${line.quantity} but ${serials.length} serial numbers` });
  }
  if (!product.isTrackedBySerial && serials.length > 0) {
    found.push({
      zh: '不按序列号管理，请去掉序列号',
      en: 'is not kept by serial number; leave the serial numbers out',
    });
  }
  if (line.productionOn && line.lastUseOn && line.productionOn > line.lastUseOn) {
    found.push({ zh: '生产日期晚于有效期', en: 'it would be made after its use-by date' });
  }
  if (line.productionOn && line.productionOn > today) {
    found.push({ zh: '生产日期在将来', en: 'it would be made in the future' });
  }
  return found;
};
