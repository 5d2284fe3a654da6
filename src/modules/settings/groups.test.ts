import { expect } from 'vitest';
import { settings } from '#contract/settings';
import { test } from '#test/world';
import { groupsOf, wordsOfGroup } from './screens/groups.ts';

test('every part of the program that has settings has a name on their page', async ({ world }) => {
  const all = await world.qualityHead.sees(settings.list, {});

  const nameless = groupsOf(all).flatMap(([group]) => (wordsOfGroup[group] ? [] : [group]));

  expect(all.length).toBeGreaterThan(0);
  expect(nameless).toEqual([]);
});
