import { Link } from '@tanstack/react-router';
import { acceptance } from '#contract/acceptance';
import { useAskMore } from '#web/ask.ts';
import { Loaded, LoadMore } from '#web/Loaded.tsx';
import { useLanguage } from '#web/language.tsx';
import { Empty, Page } from '#web/Page.tsx';
import { AcceptanceCard } from './AcceptanceCard.tsx';

/** What waits in the waiting zone, the oldest first; each is concluded and released under a signature. */
export const AcceptPage = () => {
  const { say } = useLanguage();
  const waiting = useAskMore(acceptance.waiting, {
    input: (key) => (key === undefined ? {} : { after: key }),
    next: (page) => page.next,
  });
  return (
    <Page title={{ zh: '验收', en: 'Accept' }} reads={[acceptance.waiting]}>
      <Loaded asked={waiting}>
        {({ pages }) => {
          const acceptances = pages.flatMap((page) => page.acceptances);
          if (acceptances.length === 0) {
            return (
              <Empty>
                {say({ zh: '没有待验收的货物。', en: 'Nothing waits for acceptance. ' })}
                <Link to="/receive">{say({ zh: '去收货', en: 'Go to receiving' })}</Link>
              </Empty>
            );
          }
          return (
            <>
              {acceptances.map((one) => (
                <AcceptanceCard key={one.acceptanceId} waiting={one} />
              ))}
              <LoadMore asked={waiting} />
            </>
          );
        }}
      </Loaded>
    </Page>
  );
};
