import { documents, Entry } from '#contract/documents';
import { nameOf } from '#kernel/field';
import { useAskMore } from './ask.ts';
import { moment } from './days.ts';
import { Loaded, LoadMore } from './Loaded.tsx';
import { useLanguage } from './language.tsx';
import { Empty, Section } from './Page.tsx';
import { useMe } from './session.tsx';
import './timeline.css';

type Of = { documentId: string; of?: 'document' | 'partner' | 'product' };

const { shape } = Entry;

/** What became of a document, the latest first: acts, signatures with their meaning, refusals for who may see them. */
export const Timeline = ({ documentId, of = 'document' }: Of) => {
  const { say } = useLanguage();
  const mayBeTold = useMe().may.includes(documents.refusals.name);
  const done = useEntries(documents.timeline, { documentId, of });
  const refused = useEntries(documents.refusals, { documentId, of });
  const entriesOf = ({ data }: typeof done) => data?.pages.flatMap(({ entries }) => entries) ?? [];
  return (
    <Section title={documents.timeline.title}>
      <Loaded asked={done}>
        {() => {
          const entries = [...entriesOf(done), ...(mayBeTold ? entriesOf(refused) : [])].sort(latestFirst);
          if (entries.length === 0) return <Empty>{say({ zh: '还没有记录', en: 'Nothing is recorded yet' })}</Empty>;
          return (
            <ol className="timeline">
              {entries.map((entry) => (
                <TimelineEntry key={entry.lineId} entry={entry} />
              ))}
            </ol>
          );
        }}
      </Loaded>
      <LoadMore asked={done} />
      {mayBeTold && <LoadMore asked={refused} />}
    </Section>
  );
};

const useEntries = (query: typeof documents.timeline | typeof documents.refusals, { documentId, of }: Of) =>
  useAskMore(query, {
    input: (key) => ({ documentId, of, ...(key !== undefined && { before: key }) }),
    next: (page) => page.next,
  });

const latestFirst = (one: Entry, other: Entry) => (one.lineId < other.lineId ? 1 : -1);

const TimelineEntry = ({ entry }: { entry: Entry }) => {
  const { say } = useLanguage();
  return (
    <li className="timeline-entry" data-refused={entry.wasRefused}>
      <p className="timeline-said">
        <strong>{say(entry.act)}</strong>
        {entry.wasRefused && <span className="status status-red">✕ {say(nameOf(shape.wasRefused))}</span>}
        {entry.state && <span>→ {say(entry.state)}</span>}
        <span className="quiet">
          {entry.person} · {moment(entry.recordedAt)}
        </span>
      </p>
      {entry.reasons.length > 0 && (
        <ul className="timeline-reasons">
          {entry.reasons.map((reason) => (
            <li key={reason.en}>{say(reason)}</li>
          ))}
        </ul>
      )}
      {entry.changes.map(({ title, oldValue, newValue }) => (
        <p key={title.en} className="timeline-change">
          <span className="quiet">{say(title)}</span> {oldValue !== null && <del>{oldValue}</del>} {newValue ?? '—'}
        </p>
      ))}
      {entry.signatures.map((signature) => (
        <SignatureLine key={`${signature.signedBy} ${signature.signedAt}`} signature={signature} />
      ))}
    </li>
  );
};

const SignatureLine = ({ signature }: { signature: Entry['signatures'][number] }) => {
  const { say } = useLanguage();
  const { signedBy, meaning, signedAt, isIntact } = signature;
  return (
    <p className="timeline-signature" data-intact={isIntact}>
      ✍ {say({ zh: '电子签名', en: 'Signed' })} <strong>{signedBy}</strong> · {moment(signedAt)} · <q>{say(meaning)}</q>
      {!isIntact && (
        <strong role="alert">
          {' '}
          ✕ {say({ zh: '签名与内容不符', en: 'the signature does not fit what it signed' })}
        </strong>
      )}
    </p>
  );
};
