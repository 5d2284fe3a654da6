import { expect, test } from 'vitest';
import { z } from 'zod';
import { contract, query } from './contract.ts';
import { field } from './field.ts';
import { defineModule, reading } from './operation.ts';
import { registryOf } from './registry.ts';

const birthday = field(z.string(), {
  name: 'testBirthday',
  zh: '生日',
  en: 'Birthday',
  meaning: { zh: '出生的日子。', en: 'The day of birth.' },
  class: 'personal',
});

const birthdaysThat = (own: { leavesLine?: true }) => {
  const title = { zh: '生日', en: 'Birthdays' };
  const output = z.array(z.object({ birthday }));
  const asked = contract('birthdays', { list: query({ title, input: z.object({}), output, ...own }) });
  return defineModule('birthdays', asked, { operations: {}, readings: { list: reading(asked.list, async () => []) } });
};

test('a query that opens personal data leaves a line of each look, or the program does not start', () => {
  expect(() => registryOf([birthdaysThat({})])).toThrow('birthdays.list opens personal data');
  expect(() => registryOf([birthdaysThat({ leavesLine: true })])).not.toThrow();
});
