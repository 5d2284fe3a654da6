type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
type Intended = { input: string; id: string };

/**
 * The command id of one intention. It stays while what is asked stays the same, so that pressing again after a lost
 * answer, even after a reload, happens once; it is new after success and when the input changes.
 */
export const intention = (key: string, make: () => string, store: Store) => {
  let current = remembered(store, key);
  return {
    idFor: (asked: unknown): string => {
      const input = JSON.stringify(asked);
      if (current?.input === input) return current.id;
      current = { input, id: make() };
      keep(store, key, current);
      return current.id;
    },
    fulfilled: () => {
      current = undefined;
      store.removeItem(key);
    },
  };
};

/** Where there is no session storage, the id lives as long as the page. */
export const memoryStore = (): Store => {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
};

const remembered = (store: Store, key: string): Intended | undefined => {
  const text = store.getItem(key);
  if (text === null) return undefined;
  // Only `idFor` writes under this key.
  return JSON.parse(text) as Intended;
};

const keep = (store: Store, key: string, intended: Intended) => {
  try {
    store.setItem(key, JSON.stringify(intended));
  } catch {
    // The storage is full: the id lives as long as the page.
  }
};
