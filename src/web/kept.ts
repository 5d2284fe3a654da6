import { useRef, useState } from 'react';
import { memoryStore } from './intention.ts';

/** Session storage of this tab, or memory where the device forbids it. */
export const tabStore: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = openTabStore();

type Kept<T> = {
  value: T;
  /** The value as the last change left it, also between two renderings. */
  current: () => T;
  change: (next: (now: T) => T) => void;
};

/** State that a reload of the tab does not lose; `read` returns what was kept if it is still of this shape. */
export const useKept = <T>(key: string, empty: T, read: (kept: unknown) => T | undefined): Kept<T> => {
  const [value, setValue] = useState<T>(() => kept(key, read) ?? empty);
  const latest = useRef(value);
  const change = (next: (now: T) => T) => {
    latest.current = next(latest.current);
    setValue(latest.current);
    keep(key, latest.current);
  };
  return { value, current: () => latest.current, change };
};

const keep = (key: string, value: unknown) => {
  try {
    tabStore.setItem(key, JSON.stringify(value));
  } catch {
    // The storage is full: the page goes on without the net.
  }
};

const kept = <T>(key: string, read: (kept: unknown) => T | undefined): T | undefined => {
  try {
    return read(JSON.parse(tabStore.getItem(key) ?? 'null'));
  } catch {
    return undefined;
  }
};

function openTabStore() {
  try {
    sessionStorage.getItem('');
    return sessionStorage;
  } catch {
    return memoryStore();
  }
}
