import { useSyncExternalStore } from 'react';

let isLost = false;
const listeners = new Set<() => void>();

/** The client tells here after every request whether the server was reached. */
export const reached = (wasReached: boolean) => {
  if (isLost === !wasReached) return;
  isLost = !wasReached;
  for (const listener of listeners) listener();
};

/** True from the first request that did not reach the server until one does. */
export const useConnectionLost = (): boolean => useSyncExternalStore(subscribe, () => isLost);

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
