import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { v5 } from 'uuid';
import { z } from 'zod';
import { draftAt, dropDraft, newId, saveDraft, undoDraft } from './client.ts';
import { answered, arrived, changed, type DraftState, freshDraft, kept, taken } from './draft-state.ts';
import { useKept } from './kept.ts';
import { useMe } from './session.tsx';

const SAVE_AFTER_MS = 200;
const TRY_AGAIN_MS = 5_000;
/** So soon another device's steps are seen, and that it has finished. */
const LOOK_AGAIN_MS = 4_000;

const Server = z.object({
  id: z.string(),
  version: z.int(),
  content: z.record(z.string(), z.unknown()),
  steps: z.int(),
});
const State = z.object({
  value: z.unknown(),
  id: z.string(),
  follows: z.int(),
  isUnsaved: z.boolean(),
  steps: z.int(),
  elsewhere: Server.nullable(),
  done: z.string().nullable(),
});

/** What a page needs of a draft: its content and what can be done with it. */
export type DraftHandle<T> = ReturnType<typeof useDraft<T>>;

/** Work in progress at a station: kept in this tab at once and on the server a moment later, so that a reload, a lost
 *  connection or another device loses nothing. `read` returns what was kept if it is still of this shape. */
export const useDraft = <T>(station: string, empty: T, read: (kept: unknown) => T | undefined) => {
  const { person } = useMe();
  const reading = { read, empty, newId };
  const local = useKept<DraftState<T>>(`yanji.draft ${person.id} ${station}`, freshDraft(empty, newId()), (was) => {
    const state = State.safeParse(was).data;
    const value = state && read(state.value);
    return state && value !== undefined ? { ...state, value } : undefined;
  });
  const { save, soon } = useSaving(station, local);
  const asked = useQuery({
    queryKey: ['draft', person.id, station],
    queryFn: async () => (await draftAt(station)).current,
    staleTime: 0,
    refetchOnWindowFocus: 'always',
    refetchInterval: LOOK_AGAIN_MS,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the server said is what the effect follows.
  useEffect(() => {
    if (asked.data === undefined) return;
    const found = asked.data;
    if (found && found.id === local.current().done) void dropDraft(station).catch(() => undefined);
    local.change((now) => arrived(now, found, reading));
    if (local.current().isUnsaved) soon();
  }, [asked.data, asked.dataUpdatedAt]);

  const state = local.value;
  return {
    value: state.value,
    current: () => local.current().value,
    change: (next: (now: T) => T) => {
      local.change((now) => changed(now, next(now.value)));
      soon();
    },
    isUnsaved: state.isUnsaved,
    steps: state.steps,
    elsewhere: state.elsewhere,
    /** The same content of the same draft is one command, on whatever device it is pressed. */
    commandIdOf: (asked: unknown) => v5(JSON.stringify(asked), state.id),
    undo: async () => {
      await save();
      const { follows } = local.current();
      const { current } = await undoDraft(station, follows);
      if (current) local.change((now) => taken(now, current, reading));
    },
    takeTheirs: () => local.change((now) => (now.elsewhere ? taken(now, now.elsewhere, reading) : now)),
    keepMine: () => {
      local.change(kept);
      soon();
    },
    /** Done or given up: the draft goes, the page begins anew with `next`. */
    finish: (next: T) => {
      local.change((now) => freshDraft(next, newId(), now.id));
      void dropDraft(station).catch(() => undefined);
    },
  };
};

/** Saves what is unsaved, one save at a time, and tries again while the server cannot be reached. */
const useSaving = <T>(station: string, local: ReturnType<typeof useKept<DraftState<T>>>) => {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<void>>(undefined);
  const soon = (after = SAVE_AFTER_MS) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), after);
  };
  const saveAll = async () => {
    try {
      for (let now = local.current(); now.isUnsaved && !now.elsewhere; now = local.current()) {
        const { id, follows, value } = now;
        const said = await saveDraft({ station, id, follows, content: value });
        local.change((then) => (then.id === id ? answered(then, value, said) : then));
      }
    } catch {
      soon(TRY_AGAIN_MS);
    }
  };
  const save = (): Promise<void> => {
    clearTimeout(timer.current);
    running.current ??= saveAll().finally(() => {
      running.current = undefined;
    });
    return running.current;
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return { save, soon };
};
