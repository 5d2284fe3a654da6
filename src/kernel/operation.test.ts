import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { command, contract, type Kind, kinds } from './contract.ts';
import { defineModule, operation, type Rule, rule } from './operation.ts';

const outOfSale: Kind[] = ['hold', 'recall', 'count', 'returnOut', 'destroy'];

const gateOf = (guards: readonly Kind[], about: { isAboutTheAct?: true } = {}): Rule =>
  rule('gates.licenceIsInForce', {
    basis: 'GSP 53',
    guards,
    ...about,
    needs: () => ({}),
    forbids: () => [{ zh: '许可证已过期', en: 'the licence has expired' }],
  });
const withRule = (own: Rule) => () => defineModule('gates', {}, { operations: {}, readings: {}, rules: [own] });

describe('a gate', () => {
  test.for(outOfSale)('of partner, licence or date never stands before %s', (kind) => {
    expect(withRule(gateOf(['ship', kind]))).toThrow('take goods out of sale');
  });

  test('may stand before every other kind of act', () => {
    expect(withRule(gateOf(kinds.filter((kind) => !outOfSale.includes(kind))))).not.toThrow();
  });

  test('about the act itself may stand anywhere', () => {
    expect(withRule(gateOf(outOfSale, { isAboutTheAct: true }))).not.toThrow();
  });

  test('without a verdict is no rule', () => {
    const empty = rule('gates.nothing', { basis: 'policy', guards: ['ship'], needs: () => ({}) });

    expect(withRule(empty)).toThrow('gates.nothing has a verdict');
  });
});

describe('a command that locks goods', () => {
  test('names its kind of act, or the program does not start', () => {
    const told = contract('gates', {
      shove: command({ title: { zh: '推', en: 'Shove' }, about: z.object({}), fill: z.object({}) }),
    });
    const shove = operation(told.shove, {
      locks: () => [],
      load: () => ({}),
      subject: () => ({ lines: [] }),
      run: () => [],
    });

    expect(() => defineModule('gates', told, { operations: { shove }, readings: {} })).toThrow('names its kind of act');
  });
});
