import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { DocumentHeader, documents } from '#contract/documents';
import { nameOf } from '#kernel/field';
import { Act } from '#web/Act.tsx';
import { useAsk } from '#web/ask.ts';
import { Comments } from '#web/Comments.tsx';
import { DocumentLink } from '#web/DocumentLink.tsx';
import { moment } from '#web/days.ts';
import { type DocumentParts, documentKinds } from '#web/document-kinds.tsx';
import { Facts } from '#web/Facts.tsx';
import { Loaded } from '#web/Loaded.tsx';
import { useLanguage } from '#web/language.tsx';
import { Page, Section } from '#web/Page.tsx';
import { Papers } from '#web/Papers.tsx';
import { Prints } from '#web/Prints.tsx';
import { Timeline } from '#web/Timeline.tsx';
import { DocumentLines } from './DocumentLines.tsx';
import './document.css';

const route = getRouteApi('/documents/$id');
const { shape } = DocumentHeader;

/** Any document: what it is, its lines, what may be done with it, and everything that was done. */
export const DocumentPage = () => {
  const { id } = route.useParams();
  const asked = useAsk(documents.document, { documentId: id });
  const kind = asked.data?.kind ?? documents.document.title;
  const number = asked.data?.number ?? '';
  return (
    <Page
      title={{ zh: `${kind.zh} ${number}`, en: `${kind.en} ${number}` }}
      reads={[documents.document, documents.timeline]}
      extra={asked.data && <State header={asked.data} />}
    >
      <Loaded asked={asked}>{(header) => <Document key={header.documentId} header={header} />}</Loaded>
    </Page>
  );
};

const State = ({ header: { state } }: { header: DocumentHeader }) => {
  const { say } = useLanguage();
  return <strong className="document-state">{say(state)}</strong>;
};

const Document = ({ header }: { header: DocumentHeader }) => {
  const parts = useParts(header.kindName);
  return (
    <>
      <Section title={{ zh: '概要', en: 'Summary' }}>
        <Header header={header} />
        <Acts parts={parts} documentId={header.documentId} />
      </Section>
      {parts && <DocumentLines query={parts.lines} documentId={header.documentId} />}
      {parts?.more?.(header.documentId)}
      {parts?.prints && (
        <Section title={{ zh: '打印', en: 'Prints' }}>
          <Prints on={parts.prints} documentId={header.documentId} />
        </Section>
      )}
      <Papers subjectKind="document" subjectId={header.documentId} />
      <Comments subjectKind="document" subjectId={header.documentId} />
      <Timeline documentId={header.documentId} />
    </>
  );
};

/** The parts of a kind of document, loaded when the first of its kind is shown. */
const useParts = (kindName: string): DocumentParts | undefined => {
  const load = documentKinds[kindName];
  const loaded = useQuery({
    queryKey: ['kind of document', kindName],
    queryFn: () => load?.() ?? null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return loaded.data ?? undefined;
};

const Header = ({ header }: { header: DocumentHeader }) => {
  const { say } = useLanguage();
  return (
    <Facts
      facts={[
        [nameOf(shape.number), <strong key="number">{header.number}</strong>],
        [nameOf(shape.counterparty), header.counterparty],
        [nameOf(shape.site), header.site],
        [nameOf(shape.createdBy), `${header.createdBy} · ${moment(header.createdAt)}`],
        [nameOf(shape.changedBy), `${header.changedBy} · ${moment(header.changedAt)}`],
        ...header.related.map(
          ({ documentId, number, kind, state }) =>
            [
              { zh: `${kind.zh} · ${state.zh}`, en: `${kind.en} · ${say(state)}` },
              <DocumentLink key={documentId} id={documentId} number={number} />,
            ] as const,
        ),
      ]}
    />
  );
};

const Acts = ({ parts, documentId }: { parts: DocumentParts | undefined; documentId: string }) => {
  const acts = parts?.acts?.(documentId) ?? [];
  if (acts.length === 0) return null;
  return (
    <div className="document-acts">
      {acts.map((act) => (
        <Act key={act.on.name} {...act} />
      ))}
    </div>
  );
};
