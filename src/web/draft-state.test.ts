import { expect, test } from 'vitest';
import {
  answered,
  arrived,
  changed,
  type DraftState,
  freshDraft,
  kept,
  type ServerDraft,
  taken,
} from './draft-state.ts';

let made = 0;
const reading = {
  read: (content: unknown) => (content as { scans: number }).scans,
  empty: 0,
  newId: () => `new ${++made}`,
};
const server = (version: number, scans: number, id = 'a'): ServerDraft => ({
  id,
  version,
  content: { scans },
  steps: 1,
});
const begun = freshDraft(0, 'a');

/** As if the device had saved `value` as this version. */
const saved = (version: number, value: number): DraftState<number> =>
  answered(changed(begun, value), value, { isSaved: true, current: server(version, value) });

test('a change is unsaved until the server has it, also when another follows meanwhile', () => {
  const changedTwice = changed(changed(begun, 1), 2);
  const answer = { isSaved: true, current: server(1, 1) };
  expect(answered(changedTwice, 1, answer)).toMatchObject({ value: 2, follows: 1, isUnsaved: true });
  expect(answered(changedTwice, 2, answer)).toMatchObject({ value: 2, follows: 1, isUnsaved: false });
});

test('what another device added is taken where nothing is unsaved', () => {
  expect(arrived(saved(1, 1), server(2, 5), reading)).toMatchObject({ value: 5, follows: 2, isUnsaved: false });
  expect(arrived(begun, server(7, 9, 'b'), reading)).toMatchObject({ value: 9, id: 'b', follows: 7 });
});

test('two devices that both went on are told, and either may win', () => {
  const here = changed(saved(1, 1), 3);
  const torn = answered(here, 3, { isSaved: false, current: server(2, 8) });
  expect(torn).toMatchObject({ value: 3, elsewhere: { version: 2 } });
  expect(arrived(here, server(2, 8), reading).elsewhere).toMatchObject({ version: 2 });
  expect(kept(torn)).toMatchObject({ value: 3, follows: 2, isUnsaved: true, elsewhere: null });
  expect(taken(torn, server(2, 8), reading)).toMatchObject({ value: 8, follows: 2, isUnsaved: false, elsewhere: null });
});

test('work finished elsewhere empties the page; unsaved work here begins anew', () => {
  expect(arrived(saved(4, 6), null, reading)).toMatchObject({ value: 0, follows: 0 });
  const anew = arrived(changed(saved(4, 6), 7), null, reading);
  expect(anew).toMatchObject({ value: 7, follows: 0, isUnsaved: true });
  expect(anew.id).not.toBe('a');
});

test('an echo of what this device finished is not taken up again', () => {
  const next = freshDraft(0, 'b', 'a');
  expect(arrived(next, server(9, 9, 'a'), reading)).toEqual(next);
});
