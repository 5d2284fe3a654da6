import { Input, Select } from 'antd';
import { useState } from 'react';
import { papers } from '#contract/papers';
import { people } from '#contract/people';
import type { Output } from '#kernel/contract';
import { nameOf } from '#kernel/field';
import { Act } from './Act.tsx';
import { useAsk } from './ask.ts';
import { moment } from './days.ts';
import { Field } from './Field.tsx';
import { Loaded } from './Loaded.tsx';
import { Section } from './Page.tsx';
import { useMe } from './session.tsx';
import './upload.css';

type Subject = { subjectKind: 'document' | 'lot' | 'product' | 'partner'; subjectId: string };
const { shape } = papers.comment.fill;

/** What colleagues wrote about whatever it stands on, and a line for one's own words. */
export const Comments = (subject: Subject) => {
  const [text, setText] = useState('');
  const [mentioned, setMentioned] = useState<string[]>([]);
  const { person } = useMe();
  const asked = useAsk(papers.commentsOn, subject);
  const known = useAsk(people.colleagues, {});
  const colleagues = (known.data?.people ?? [])
    .filter(({ id }) => id !== person.id)
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Section title={papers.commentsOn.title}>
      <Loaded asked={asked}>{(found) => <Said comments={found} />}</Loaded>
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
      <Field label={nameOf(shape.mentioned)}>
        {(control) => (
          <Select
            {...control}
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            maxCount={20}
            value={mentioned}
            options={colleagues}
            onChange={setMentioned}
          />
        )}
      </Field>
      <Act
        on={papers.comment}
        about={subject}
        fill={{ text, mentioned }}
        notYet={text.trim() === '' ? { zh: '先写下要说的话', en: 'Write something first' } : undefined}
        onDone={() => {
          setText('');
          setMentioned([]);
        }}
      />
    </Section>
  );
};

type SaidProps = { comments: Output<typeof papers.commentsOn> };

const Said = ({ comments }: SaidProps) =>
  comments.map(({ commentId, text, mentioned, writtenBy, writtenAt }) => (
    <p key={commentId} className="comment">
      <strong>{writtenBy}</strong> <span className="quiet">{moment(writtenAt)}</span>
      <br />
      {mentioned.length > 0 && <span className="mentioned">{mentioned.map((name) => `@${name}`).join(' ')} </span>}
      {text}
    </p>
  ));
