import { type ReactNode, useEffect } from 'react';
import type { Bilingual, Query } from '#kernel/contract';
import { useLanguage } from './language.tsx';
import { useMe } from './session.tsx';
import './page.css';

type Props = {
  title: Bilingual;
  /** What the page reads; what is not permitted is named at its top. */
  reads: readonly Query[];
  extra?: ReactNode;
  children: ReactNode;
};

export const Page = ({ title, reads, extra, children }: Props) => {
  const { say } = useLanguage();
  const { may } = useMe();
  const missing = reads.filter(({ name }) => !may.includes(name));
  const name = say(title);
  useEffect(() => {
    document.title = `${name} · 雁迹 Yanji`;
  }, [name]);
  return (
    <main className="page">
      <div className="page-head">
        <h1>{name}</h1>
        {extra}
      </div>
      {missing.length > 0 && (
        <p className="notice" role="note">
          {say({ zh: '您的岗位不能查看：', en: 'Your position does not permit you to see: ' })}
          {missing.map((query) => say(query.title)).join(say({ zh: '、', en: ', ' }))}
          {say({ zh: '。如有需要，请找管理员。', en: '. If you need it, ask the administrator.' })}
        </p>
      )}
      {children}
    </main>
  );
};

/** A part of a page under its own heading. */
export const Section = ({ title, children, extra }: { title: Bilingual; children: ReactNode; extra?: ReactNode }) => {
  const { say } = useLanguage();
  return (
    <section className="section" aria-label={say(title)}>
      <div className="section-head">
        <h2>{say(title)}</h2>
        {extra}
      </div>
      {children}
    </section>
  );
};

/** Nothing to show, said in a sentence that tells what to do next. */
export const Empty = ({ children }: { children: ReactNode }) => <p className="empty">{children}</p>;
