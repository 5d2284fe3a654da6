import { getRouteApi, Link } from '@tanstack/react-router';
import { PartnerFile, partners } from '#contract/partners';
import { nameOf } from '#kernel/field';
import { Act } from '#web/Act.tsx';
import { useAsk } from '#web/ask.ts';
import { Comments } from '#web/Comments.tsx';
import { moment } from '#web/days.ts';
import { Facts } from '#web/Facts.tsx';
import { FileStateTag } from '#web/FileStateTag.tsx';
import { Loaded } from '#web/Loaded.tsx';
import { useLanguage } from '#web/language.tsx';
import { Empty, Page, Section } from '#web/Page.tsx';
import { Papers } from '#web/Papers.tsx';
import { useMe } from '#web/session.tsx';
import { Table } from '#web/Table.tsx';
import { Timeline } from '#web/Timeline.tsx';
import { wordOf } from '#web/word-of.ts';
import { Certificates } from './Certificates.tsx';
import '#web/file.css';

const route = getRouteApi('/partners/$id');
const { shape } = PartnerFile;

/** One partner: who it is, what it proves itself with, how its review went, and what may be done. */
export const PartnerPage = () => {
  const { id } = route.useParams();
  const asked = useAsk(partners.file, { partnerId: id });
  const name = asked.data?.name;
  return (
    <Page
      title={name === undefined ? partners.file.title : { zh: name, en: name }}
      reads={[partners.file]}
      extra={asked.data && <FileStateTag state={asked.data.state} />}
    >
      <Loaded asked={asked}>{(file) => <File key={file.partnerId} file={file} />}</Loaded>
    </Page>
  );
};

const File = ({ file }: { file: PartnerFile }) => (
  <>
    <Section title={{ zh: '概要', en: 'Summary' }}>
      <Summary file={file} />
      <Acts file={file} />
    </Section>
    <Certificates file={file} />
    <Reviews file={file} />
    <Papers subjectKind="partner" subjectId={file.partnerId} />
    <Comments subjectKind="partner" subjectId={file.partnerId} />
    <Timeline documentId={file.partnerId} of="partner" />
  </>
);

const Summary = ({ file }: { file: PartnerFile }) => {
  const { say } = useLanguage();
  return (
    <Facts
      facts={[
        [nameOf(shape.kind), say(wordOf(shape.kind, file.kind))],
        [nameOf(shape.type), say(wordOf(shape.type, file.type))],
        [nameOf(shape.address), file.address],
        [nameOf(shape.contact), file.contact],
        [nameOf(shape.approvedOn), file.approvedOn],
      ]}
    />
  );
};

const Acts = ({ file }: { file: PartnerFile }) => {
  const { may } = useMe();
  const { partnerId, name, address, contact, isSuspended, approvedOn } = file;
  const suspending = isSuspended ? partners.resumePartner : partners.suspendPartner;
  return (
    <div className="file-acts">
      {approvedOn === null && may.includes(partners.approvePartner.name) && (
        <Act on={partners.approvePartner} about={{ partnerId }} />
      )}
      {may.includes(partners.changePartner.name) && (
        <Act on={partners.changePartner} about={{ partnerId }} begins={{ name, address, contact }} />
      )}
      {may.includes(suspending.name) && <Act on={suspending} about={{ partnerId }} />}
    </div>
  );
};

/** What was proposed about the partner, and what became of it. */
const Reviews = ({ file: { reviews } }: { file: PartnerFile }) => {
  const { say } = useLanguage();
  const title = { zh: '审核记录', en: 'Reviews' };
  const { shape: review } = shape.reviews.element;
  return (
    <Section title={title}>
      {reviews.length === 0 ? (
        <Empty>{say({ zh: '还没有提交过审核', en: 'Nothing was submitted for review yet' })}</Empty>
      ) : (
        <Table
          label={title}
          rows={reviews}
          keyOf={({ heldId }) => heldId}
          columns={[
            {
              title: nameOf(review.number),
              cell: ({ heldId, number }) => (
                <Link to="/held/$id" params={{ id: heldId }} className="whole">
                  {number}
                </Link>
              ),
            },
            { title: { zh: '审核事项', en: 'Reviewed' }, cell: (one) => say(one.title) },
            { title: nameOf(review.state), cell: (one) => say(one.state) },
            { title: nameOf(review.proposer), cell: ({ proposer }) => proposer },
            { title: nameOf(review.proposedAt), className: 'whole', cell: ({ proposedAt }) => moment(proposedAt) },
          ]}
        />
      )}
    </Section>
  );
};
