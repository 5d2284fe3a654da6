import { type Certificate, type PartnerFile, partners } from '#contract/partners';
import { nameOf } from '#kernel/field';
import { Act } from '#web/Act.tsx';
import { DocumentLink } from '#web/DocumentLink.tsx';
import { Expiry } from '#web/Expiry.tsx';
import { useLanguage } from '#web/language.tsx';
import { Empty, Section } from '#web/Page.tsx';
import { useMe } from '#web/session.tsx';
import { Table } from '#web/Table.tsx';
import { wordOf } from '#web/word-of.ts';

const title = { zh: '证照', en: 'Certificates' };
const { shape } = partners.certificate.output.shape.lines.element;

/** What a partner proves itself with: each with its scope and the days it still holds; its scan is on its own page. */
export const Certificates = ({ file: { partnerId, certificates } }: { file: PartnerFile }) => {
  const { say } = useLanguage();
  const { may } = useMe();
  const mayReplace = may.includes(partners.replaceCertificate.name);
  return (
    <Section title={title}>
      {certificates.length === 0 ? (
        <Empty>{say({ zh: '还没有证照，请先登记', en: 'No certificate is on file yet; file one first' })}</Empty>
      ) : (
        <Table
          label={title}
          rows={certificates}
          keyOf={({ certificateId }) => certificateId}
          columns={[
            {
              title: nameOf(shape.number),
              cell: ({ certificateId, number }) => <DocumentLink id={certificateId} number={number} />,
            },
            { title: nameOf(shape.kind), cell: ({ kind }) => say(wordOf(shape.kind, kind)) },
            { title: nameOf(shape.certificateNumber), cell: ({ certificateNumber }) => certificateNumber },
            { title: { zh: '经营、授权范围', en: 'Scope' }, cell: (one) => <Scope certificate={one} /> },
            { title: nameOf(shape.validUntil), className: 'whole', cell: (one) => <Until certificate={one} /> },
            ...(mayReplace
              ? [
                  {
                    title: partners.replaceCertificate.title,
                    cell: ({ certificateId, isReplaced, kind, classes, categories }: Certificate) =>
                      !isReplaced && (
                        <Act
                          on={partners.replaceCertificate}
                          about={{ certificateId }}
                          begins={{ kind, classes, categories }}
                        />
                      ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {may.includes(partners.fileCertificate.name) && <Act on={partners.fileCertificate} about={{ partnerId }} />}
    </Section>
  );
};

const Scope = ({ certificate }: { certificate: Certificate }) => {
  const { say } = useLanguage();
  const { classes, categories, productRange, territory, salesperson } = certificate;
  const said = [
    ...classes.map((one) => say(wordOf(shape.classes, one))),
    ...categories,
    ...[productRange, territory, salesperson].filter((one) => one !== null),
  ];
  return said.length === 0 ? '—' : said.join(' · ');
};

const Until = ({ certificate: { validUntil, isReplaced } }: { certificate: Certificate }) => {
  const { say } = useLanguage();
  if (isReplaced) return <span className="quiet">{say(nameOf(shape.isReplaced))}</span>;
  return validUntil === null ? say({ zh: '长期', en: 'for good' }) : <Expiry on={validUntil} />;
};
