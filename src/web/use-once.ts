import { useRef, useState } from 'react';
import { type NotDone, notDone } from './not-done.ts';

/** Runs one thing at a time: a second press while the first runs does nothing. Keeps why the last one failed. */
export const useOnce = () => {
  const isBusy = useRef(false);
  const [isRunning, setIsRunning] = useState(false);
  const [problem, setProblem] = useState<NotDone>();
  /** True when it ran to its end. */
  const once = async (run: () => Promise<void>): Promise<boolean> => {
    if (isBusy.current) return false;
    isBusy.current = true;
    setIsRunning(true);
    setProblem(undefined);
    try {
      await run();
      return true;
    } catch (thrown) {
      setProblem(notDone(thrown));
      return false;
    } finally {
      isBusy.current = false;
      setIsRunning(false);
    }
  };
  return { once, isRunning, problem, setProblem };
};
