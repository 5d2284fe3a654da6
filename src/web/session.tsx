import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { createContext, type ReactNode, useContext, useState } from 'react';
import { ChoosePassword } from './ChoosePassword.tsx';
import { type Me, me, signOut } from './client.ts';
import { Loading } from './Loading.tsx';
import { useLanguage } from './language.tsx';
import { NotDone, notDone } from './not-done.ts';
import { Problem } from './Problem.tsx';
import { SignIn, SignInPage } from './SignIn.tsx';

type Present = {
  me: Me;
  leave: () => Promise<void>;
  /** Another person is signed in now: everything is asked anew. */
  renew: () => Promise<void>;
};

const SessionContext = createContext<Present | undefined>(undefined);

/**
 * Shows what is below only to somebody signed in. A session that ends under somebody's hands asks for the password
 * above the page, so that what was typed stays; another person who signs in there starts with a fresh page.
 */
export const Session = ({ children }: { children: ReactNode }) => {
  const queries = useQueryClient();
  const asked = useQuery({
    queryKey: ['me'],
    queryFn: meOrNobody,
    staleTime: 60_000,
    refetchInterval: retryWhileUnknown,
  });
  const [last, setLast] = useState<Me>();
  const [oneTime, setOneTime] = useState('');
  const now = asked.data;
  if (now && now !== last) setLast(now);
  const arrived = (password: string) => {
    setOneTime(password);
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
    return queries.refetchQueries({ queryKey: ['me'] });
  };
  const leave = async () => {
    await signOut();
    setLast(undefined);
    queries.clear();
    queries.setQueryData(['me'], null);
  };

  if (now === undefined) return asked.isError ? <Problem problem={notDone(asked.error)} /> : <Loading />;
  if (now?.mustChoosePassword) return <ChoosePassword me={now} oneTime={oneTime} onChosen={arrived} onLeave={leave} />;
  const present = now ?? last;
  if (!present) return <SignInPage onSignedIn={arrived} />;
  return (
    <SessionContext value={{ me: present, leave, renew: () => arrived('') }}>
      <div key={`${present.company.id} ${present.person.id}`}>{children}</div>
      <SignedOut isOpen={now === null} onSignedIn={arrived} />
    </SessionContext>
  );
};

export const useSession = (): Present => {
  const present = useContext(SessionContext);
  if (!present) throw new Error('useSession stands outside Session');
  return present;
};

/** Who is signed in, and what they may. */
export const useMe = (): Me => useSession().me;

const SignedOut = ({ isOpen, onSignedIn }: { isOpen: boolean; onSignedIn: (password: string) => Promise<void> }) => {
  const { say } = useLanguage();
  const title = say({ zh: '登录已失效，请重新登录', en: 'Your session has ended. Please sign in again' });
  return (
    <Modal open={isOpen} title={title} footer={null} closable={false} keyboard={false} destroyOnHidden width={400}>
      <div className="stack">
        <p>{say({ zh: '填写的内容还在。', en: 'What you entered is kept.' })}</p>
        <SignIn onSignedIn={onSignedIn} />
      </div>
    </Modal>
  );
};

const meOrNobody = async (): Promise<Me | null> => {
  try {
    return await me();
  } catch (thrown) {
    if (thrown instanceof NotDone && thrown.status === 401) return null;
    throw thrown;
  }
};

const retryEveryMs = 4_000;
const retryWhileUnknown = ({ state }: { state: { status: string } }) =>
  state.status === 'error' ? retryEveryMs : false;
