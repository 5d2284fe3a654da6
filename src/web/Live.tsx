import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type Changed, concerns, together } from './reads.ts';

/** Several changes within this time are one round of questions. */
const GATHER_MILLISECONDS = 250;
const RECONNECT_MILLISECONDS = 5_000;
/** A tab nobody looks at gives its connection back: a browser has six for each server. */
const HIDDEN_MILLISECONDS = 30_000;

/** Keeps what is shown up to date with what others do: one connection a tab, as long as somebody is signed in. */
export const Live = () => {
  const queries = useQueryClient();
  useEffect(() => listening(queries), [queries]);
  return null;
};

const listening = (queries: QueryClient) => {
  let source: EventSource | undefined;
  let waiting: Changed | undefined;
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let later: ReturnType<typeof setTimeout> | undefined;
  let wasOpen = false;

  const everything = () =>
    void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'kind of document' });
  const refresh = () => {
    const changed = waiting;
    gathering = waiting = undefined;
    if (changed) void queries.invalidateQueries({ predicate: ({ queryKey }) => concerns(queryKey, changed) });
  };
  const close = () => {
    source?.close();
    source = undefined;
  };
  const open = () => {
    clearTimeout(later);
    if (source) return;
    const its = new EventSource('/api/live');
    source = its;
    its.addEventListener('hello', () => {
      // What happened while nobody listened is not told again.
      if (wasOpen) everything();
      wasOpen = true;
    });
    its.addEventListener('message', ({ data: text }) => {
      // Only the server's hub writes here.
      waiting = together(waiting, JSON.parse(String(text)) as Changed);
      gathering ??= setTimeout(refresh, GATHER_MILLISECONDS);
    });
    its.addEventListener('gap', everything);
    its.addEventListener('ended', () => {
      close();
      void queries.invalidateQueries({ queryKey: ['me'] });
      later = setTimeout(open, RECONNECT_MILLISECONDS);
    });
    its.addEventListener('error', () => {
      // The browser tries again by itself, but not after an answer that is no stream.
      if (its.readyState !== EventSource.CLOSED || source !== its) return;
      close();
      later = setTimeout(open, RECONNECT_MILLISECONDS);
    });
  };
  const look = () => {
    clearTimeout(later);
    if (document.visibilityState === 'visible') open();
    else later = setTimeout(close, HIDDEN_MILLISECONDS);
  };
  open();
  document.addEventListener('visibilitychange', look);
  return () => {
    document.removeEventListener('visibilitychange', look);
    clearTimeout(later);
    clearTimeout(gathering);
    close();
  };
};
