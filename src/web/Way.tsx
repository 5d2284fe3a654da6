import { Link } from '@tanstack/react-router';
import type { Finding } from '#kernel/contract';
import { DocumentLink } from './DocumentLink.tsx';
import { useLanguage } from './language.tsx';
import { pageOf } from './pages.tsx';
import { useMe } from './session.tsx';

/** Who can mend what is in the way, and the way there: the document itself, or the page where it is done. */
export const Way = ({ finding: { mending, document } }: { finding: Finding }) => {
  const { say } = useLanguage();
  const { may } = useMe();
  const page = mending && may.includes(mending.command) ? pageOf(mending.command) : undefined;
  if (!mending && !document) return null;
  return (
    <span className="way">
      {mending && (
        <>
          {say({ zh: '可由', en: 'can be mended by ' })}
          {mending.positions.map(say).join(say({ zh: '、', en: ', ' }))}
          {mending.people.length > 0 && `（${mending.people.join(say({ zh: '、', en: ', ' }))}）`}
          {say({ zh: `办理「${mending.title.zh}」`, en: `: “${mending.title.en}”` })}
        </>
      )}{' '}
      {document && <DocumentLink id={document.id} number={document.number} />}{' '}
      {page && <Link to={page.path}>{say({ zh: `去${page.title.zh}`, en: `Go to ${page.title.en}` })}</Link>}
    </span>
  );
};
