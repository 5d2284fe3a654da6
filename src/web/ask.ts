import {
  keepPreviousData as sameUntilAnswered,
  skipToken,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { z } from 'zod';
import type { Command, Finding, Output, Query } from '#kernel/contract';
import { batched } from './batched.ts';
import { ask, blockers } from './client.ts';
import { useMe } from './session.tsx';

/** A query of a contract as a page loads it; what the person may not see is not asked for. */
export const useAsk = <Q extends Query>(
  query: Q,
  input: z.input<Q['input']> | undefined,
  { keepsPrevious = false } = {},
) => {
  const isPermitted = useMe().may.includes(query.name);
  const asked = useQuery({
    queryKey: [query.name, input ?? null],
    queryFn: input === undefined ? skipToken : ({ signal }) => ask(query, input, signal),
    enabled: isPermitted,
    ...(keepsPrevious && { placeholderData: sameUntilAnswered }),
  });
  return { ...asked, isPermitted };
};

type Paged<Q extends Query> = {
  /** The input of the page that starts at a key. */
  input: (key: string | undefined) => z.input<Q['input']>;
  next: (page: Output<Q>) => string | null;
  isReady?: boolean;
};

/** A list that grows by key, page after page. */
export const useAskMore = <Q extends Query>(query: Q, { input, next, isReady = true }: Paged<Q>) => {
  const isPermitted = useMe().may.includes(query.name);
  const asked = useInfiniteQuery({
    queryKey: [query.name, 'pages', input(undefined)],
    queryFn: ({ pageParam, signal }) => ask(query, input(pageParam ?? undefined), signal),
    initialPageParam: null as string | null, // The type of a later page's key.
    getNextPageParam: (last) => next(last),
    enabled: isPermitted && isReady,
  });
  return { ...asked, isPermitted };
};

/** Why an act is not open now; all acts of a page are asked about in one request. */
export const useBlockers = (command: Command, about: Record<string, unknown> | undefined) =>
  useQuery({
    queryKey: ['blockers', command.name, about ?? null],
    queryFn: (): Promise<readonly Finding[]> => askBlocked({ command: command.name, about }),
    enabled: about !== undefined,
  });

const mostPerRequest = 100;

const askBlocked = batched(
  async (asked: { command: string; about: unknown }[]) => {
    const findings: Finding[][] = [];
    for (let start = 0; start < asked.length; start += mostPerRequest) {
      const blocked = await blockers(asked.slice(start, start + mostPerRequest));
      findings.push(...blocked.map((one) => one.findings));
    }
    return findings;
  },
  (then) => setTimeout(then, 0),
);

/** Asks once, outside a rendering, as after a scan; what was just answered is not asked again. */
export const useAskNow = () => {
  const queries = useQueryClient();
  return <Q extends Query>(query: Q, input: z.input<Q['input']>): Promise<Output<Q>> =>
    queries.fetchQuery({ queryKey: [query.name, input], queryFn: ({ signal }) => ask(query, input, signal) });
};
