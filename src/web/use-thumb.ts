import { useSyncExternalStore } from 'react';

const thumb = matchMedia('(max-width: 640px), (pointer: coarse)');

/** True where fingers press: controls are larger there. */
export const useThumb = (): boolean => useSyncExternalStore(subscribe, () => thumb.matches);

const subscribe = (listener: () => void) => {
  thumb.addEventListener('change', listener);
  return () => thumb.removeEventListener('change', listener);
};
