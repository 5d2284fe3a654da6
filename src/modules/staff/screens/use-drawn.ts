/** A one-time password, drawn when an act begins to be typed and shown once when it is done. */
import { useRef, useState } from 'react';
import { drawPassword } from '#web/client.ts';
import { useOnce } from '#web/use-once.ts';

const OLD_MILLISECONDS = 10 * 60_000;

type Drawn = Awaited<ReturnType<typeof drawPassword>>;

/** `want` draws one unless there is one that still counts; `give` hands it over and forgets it. */
export const useDrawn = () => {
  const [drawn, setDrawn] = useState<Drawn>();
  const [given, setGiven] = useState<{ login: string; password: string }>();
  const drawnAt = useRef(0);
  const { once, problem } = useOnce();
  const want = () => {
    if (Date.now() - drawnAt.current < OLD_MILLISECONDS) return;
    void once(async () => {
      setDrawn(await drawPassword());
      drawnAt.current = Date.now();
    });
  };
  const give = (login: string) => {
    setGiven({ login, password: drawn?.password ?? '' });
    setDrawn(undefined);
    drawnAt.current = 0;
  };
  return { drawn, given, problem, want, give, hide: () => setGiven(undefined) };
};
