/** The state of a list: its question in the address, its rows page by page, its views and columns from the server. */
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ArrangedColumn, lists, type View } from '#contract/lists';
import type { ListQuery } from '#kernel/lists/list';
import { useAsk, useAskMore } from '../ask.ts';
import { newId, perform } from '../client.ts';
import { useMe } from '../session.tsx';
import { useOnce } from '../use-once.ts';
import { arrangedOver, offered, shownOf } from './columns.ts';
import { emptyQuestion, fitting, inputOf, type Question, questionIn, written } from './question.ts';

export type NamedList = ListQuery & { readonly name: string };
export type Row = Record<string, unknown>;
export type ListState = ReturnType<typeof useList>;

/** Everything a list shows and does. */
export const useList = (of: NamedList) => {
  const { list } = of;
  const { may, person } = useMe();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { ask } = useSearch({ strict: false }) as { ask?: string }; // The route of every list keeps `ask` as text.
  const { once, isRunning, problem } = useOnce();
  const kept = useAsk(lists.views, { list: of.name });
  const standard = kept.data?.views.find(({ viewId }) => viewId === kept.data.defaultViewId);
  const question = questionIn(ask, list) ?? (standard ? fitting(standard.question as Question, list) : emptyQuestion);
  const show = (next: Question) => void navigate({ to: '.', search: { ask: written(next) } as never });

  const pages = useAskMore(of, {
    input: (after) => ({ ...inputOf(question, after), withTotal: after === undefined }),
    next: (page) => page.next,
    isReady: !kept.isLoading,
  });
  const arranged = arrangedOver(list, offered(list, may), kept.data?.columns);
  const keep = (columns: readonly ArrangedColumn[], defaultViewId: string | null) =>
    once(async () => {
      const about = { personId: person.id, list: of.name };
      await perform(lists.arrange, { id: newId(), about, fill: { columns: [...columns], defaultViewId } });
      await queries.invalidateQueries({ queryKey: [lists.views.name] });
    });
  return {
    ...{ of, list, question, show, pages, arranged, isRunning, problem },
    rows: pages.data?.pages.flatMap(({ rows }) => rows as Row[]) ?? [],
    total: pages.data?.pages[0]?.total ?? null,
    shown: shownOf(arranged, question.columns),
    views: (kept.data?.views ?? []) as readonly View[],
    defaultViewId: kept.data?.defaultViewId ?? null,
    arrange: (columns: readonly ArrangedColumn[]) => keep(columns, kept.data?.defaultViewId ?? null),
    openWith: (viewId: string | null) => keep(arranged, viewId),
    narrow: (name: string, said: Question['filter'][string] | undefined) => {
      const { [name]: _, ...others } = question.filter;
      show({ ...question, filter: said ? { ...others, [name]: said } : others });
    },
  };
};
