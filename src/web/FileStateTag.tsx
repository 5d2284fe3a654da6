import { useLanguage } from './language.tsx';
import './status.css';

type State = 'unreviewed' | 'inReview' | 'approved' | 'suspended' | 'ended';

const looks = {
  unreviewed: { tone: 'yellow', sign: '○', zh: '未审核', en: 'Not reviewed' },
  inReview: { tone: 'yellow', sign: '◔', zh: '审核中', en: 'In review' },
  approved: { tone: 'green', sign: '✓', zh: '已批准', en: 'Approved' },
  suspended: { tone: 'red', sign: '‖', zh: '已暂停', en: 'Suspended' },
  ended: { tone: 'red', sign: '✕', zh: '证照过期', en: 'Certificate ended' },
} as const;

/** What a file has come to, by colour, sign and word. */
export const FileStateTag = ({ state }: { state: State }) => {
  const { say } = useLanguage();
  const { tone, sign, ...words } = looks[state];
  return (
    <span className={`status status-${tone}`}>
      {sign} {say(words)}
    </span>
  );
};
