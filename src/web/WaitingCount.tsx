import { work } from '#contract/work';
import { useAsk } from './ask.ts';

/** How much waits for who is signed in, beside the name of the page where it is done; nothing where nothing waits. */
export const WaitingCount = () => {
  const { data: counts } = useAsk(work.counts, {});
  const waiting = counts ? counts.approve + counts.task + counts.notice : 0;
  return waiting === 0 ? null : <span className="waiting-count">{waiting > 99 ? '99+' : waiting}</span>;
};
