import { describe, expect, test } from 'vitest';
import { covers } from './requirements.ts';

const today = '2026-11-23';
const certificate = (kind: string, said: { classes?: string[]; categories?: string[]; validUntil?: string } = {}) => ({
  ...{ kind, number: 'N', classes: [], categories: [], validUntil: null },
  ...said,
});
const stent = { deviceClass: 'III', categories: ['13'] } as const;

describe('the scope of a partner', () => {
  test.for([
    ['a permit of the class and every category', [certificate('distributionPermit', { classes: ['III'] })], true],
    ['a permit of another class', [certificate('distributionPermit', { classes: ['II'] })], false],
    [
      'a permit of the class for another category',
      [certificate('distributionPermit', { classes: ['III'], categories: ['06'] })],
      false,
    ],
    [
      'a permit that has ended',
      [certificate('distributionPermit', { classes: ['III'], validUntil: '2026-11-22' })],
      false,
    ],
    [
      'a letter of authorisation for another category',
      [certificate('distributionPermit', { classes: ['III'] }), certificate('authorization', { categories: ['06'] })],
      false,
    ],
    ['the licence of a hospital', [certificate('medicalLicense')], true],
    ['a business licence alone', [certificate('businessLicense')], false],
  ] as const)('%s and a class III product', ([, certificates, expected]) => {
    expect(covers(certificates, { ...stent, categories: [...stent.categories] }, today)).toBe(expected);
  });

  test('needs no permit for class I', () => {
    const plaster = { deviceClass: 'I' as const, categories: ['14'] };

    expect(covers([certificate('businessLicense')], plaster, today)).toBe(true);
  });
});
