import { describe, expect } from 'vitest';
import { people } from '#contract/people';
import { test } from '#test/world';

describe('the dictionary', () => {
  test('tells everybody what each field is called, means, and is asked for by', async ({ world }) => {
    const fields = await world.receiver.sees(people.dictionary, {});

    expect(fields.length).toBeGreaterThan(50);
    expect(fields.find(({ name }) => name === 'lastUseOn')).toEqual({
      name: 'lastUseOn',
      title: { zh: '有效期至', en: 'Use by' },
      meaning: { zh: '可以销售、使用的最后一天。', en: 'The last day goods may be sold or used.' },
      class: 'plain',
      source: 'GSP 64',
    });
  });
});
