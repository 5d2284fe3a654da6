import { people } from '#contract/people';
import { staff } from '#contract/staff';
import { Act } from '#web/Act.tsx';
import { useAsk } from '#web/ask.ts';
import { Loaded } from '#web/Loaded.tsx';
import { Page } from '#web/Page.tsx';
import { Sessions } from './Sessions.tsx';

/** Where somebody is signed in themselves; what they do not know they end. */
export const MySessionsPage = () => {
  const asked = useAsk(people.mySessions, {});
  return (
    <Page title={people.mySessions.title} reads={[people.mySessions]}>
      <Loaded asked={asked}>
        {(sessions) => {
          const here = sessions.find(({ isThis }) => isThis);
          return (
            <Sessions
              title={{ zh: '打开的会话', en: 'Open sessions' }}
              sessions={sessions}
              endBy={people.endOwnSession}
            >
              {here && sessions.length > 1 && (
                <Act on={staff.endOtherSessions} about={{ sessionId: here.sessionId }} fill={{}} />
              )}
            </Sessions>
          );
        }}
      </Loaded>
    </Page>
  );
};
