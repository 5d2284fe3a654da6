import { Input } from 'antd';
import { useState } from 'react';
import { papers } from '#contract/papers';
import { nameOf } from '#kernel/field';
import { Act } from './Act.tsx';
import { useAsk } from './ask.ts';
import { moment } from './days.ts';
import { Field } from './Field.tsx';
import { Loaded } from './Loaded.tsx';
import { Section } from './Page.tsx';
import './upload.css';

type Subject = { subjectKind: 'document' | 'lot' | 'product' | 'partner'; subjectId: string };
const { shape } = papers.comment.fill;

/** What colleagues wrote about whatever it stands on, and a line for one's own words. */
export const Comments = (subject: Subject) => {
  const [text, setText] = useState('');
  const asked = useAsk(papers.commentsOn, subject);
  return (
    <Section title={papers.commentsOn.title}>
      <Loaded asked={asked}>
        {(found) => (
          <>
            {found.map(({ commentId, text: said, writtenBy, writtenAt }) => (
              <p key={commentId} className="comment">
                <strong>{writtenBy}</strong> <span className="quiet">{moment(writtenAt)}</span>
                <br />
                {said}
              </p>
            ))}
          </>
        )}
      </Loaded>
      <Field label={nameOf(shape.text)}>
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 1, maxRows: 6 }}
            maxLength={500}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </Field>
      <Act
        on={papers.comment}
        about={subject}
        fill={{ text }}
        notYet={text.trim() === '' ? { zh: '先写下要说的话', en: 'Write something first' } : undefined}
        onDone={() => setText('')}
      />
    </Section>
  );
};
