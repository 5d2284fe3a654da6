import type { ProductRecord } from '#contract/catalog';
import { checkDigit } from '#standards/gs1-check-digit';

/** Products of our own making, for a demo without registry data. The company prefix 690 000 is nobody's. */
const make = (
  itemReference: string,
  name: string,
  model: string,
  tracked: { byLot: boolean; bySerial: boolean },
  boxOf?: number,
): ProductRecord => {
  const primaryDi = withCheckDigit(`0690000000${itemReference}`);
  const box = withCheckDigit(`1690000000${itemReference}`);
  return {
    primaryDi,
    name,
    model,
    registrantName: '雁迹演示器械制造有限公司',
    isTrackedByLot: tracked.byLot,
    isTrackedBySerial: tracked.bySerial,
    hasExpiry: true,
    hasProductionDate: true,
    packages: boxOf ? [{ di: box, containsDi: primaryDi, quantity: boxOf }] : [],
  };
};

const withCheckDigit = (thirteen: string): string => `${thirteen}${checkDigit(thirteen)}`;

const lot = { byLot: true, bySerial: false };
const serial = { byLot: true, bySerial: true };

export const ownProducts: ProductRecord[] = [
  make('001', '一次性使用无菌注射器', '5 ml', lot, 100),
  make('002', '一次性使用静脉留置针', '22G', lot, 50),
  make('003', '医用外科口罩', '17.5 × 9.5 cm', lot, 50),
  make('004', '植入式心脏起搏器', 'YJ-DR01', serial),
  make('005', '冠状动脉药物洗脱支架', '3.0 × 18 mm', serial),
  make('006', '人工髋关节股骨头', '28 mm', serial),
  make('007', '心肌肌钙蛋白检测试剂盒', '40 人份/盒', lot),
  make('008', '血糖试纸', '50 片/瓶', lot, 20),
];
