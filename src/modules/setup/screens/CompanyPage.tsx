import { company } from '#contract/company';
import { type Check, setup } from '#contract/setup';
import type { Bilingual, Output } from '#kernel/contract';
import { fieldOf, nameOf } from '#kernel/field';
import { Act } from '#web/Act.tsx';
import { useAsk } from '#web/ask.ts';
import { day, moment } from '#web/days.ts';
import { Facts } from '#web/Facts.tsx';
import { Loaded } from '#web/Loaded.tsx';
import { useLanguage } from '#web/language.tsx';
import { Empty, Page, Section } from '#web/Page.tsx';
import { useMe } from '#web/session.tsx';
import { Table } from '#web/Table.tsx';
import './company.css';

const { shape } = company.state.output;
const permitShape = company.filePermit.fill.shape;
type State = Output<typeof company.state>;

/** The company's own file: its permit, what going live needs, and who signed. */
export const CompanyPage = () => {
  const asked = useAsk(company.state, {});
  return (
    <Page title={{ zh: '本企业', en: 'Company' }} reads={[company.state]}>
      <Loaded asked={asked}>
        {(state) => (
          <>
            <Section title={{ zh: '概况', en: 'At a glance' }}>
              <Facts
                facts={[
                  [nameOf(shape.name), <strong key="name">{state.name}</strong>],
                  [nameOf(shape.liveSince), state.liveSince ? moment(state.liveSince) : <SetUp key="live" />],
                ]}
              />
            </Section>
            <Permits state={state} />
            {state.liveSince === null && <Checklist />}
            <GoLive state={state} />
          </>
        )}
      </Loaded>
    </Page>
  );
};

const SetUp = () => {
  const { say } = useLanguage();
  return (
    <span className="status status-yellow">
      {say({ zh: '筹建期：不得销售、出库', en: 'In set-up: nothing may be sold or shipped' })}
    </span>
  );
};

const permitsTitle = { zh: '经营许可与备案', en: 'Permits and filings' };

const Permits = ({ state: { permits } }: { state: State }) => {
  const { say } = useLanguage();
  const { today } = useMe();
  const kinds = fieldOf(permitShape.kind)?.choices ?? {};
  return (
    <Section title={permitsTitle}>
      {permits.length === 0 ? (
        <Empty>{say({ zh: '还没有登记本企业的证照', en: "The company's own permit is not on file yet" })}</Empty>
      ) : (
        <Table
          label={permitsTitle}
          rows={permits}
          keyOf={({ kind, number, issuedOn, validUntil }) => `${kind} ${number} ${issuedOn} ${validUntil}`}
          columns={[
            { title: nameOf(permitShape.kind), cell: ({ kind }) => say(kinds[kind] ?? { zh: kind, en: kind }) },
            { title: nameOf(permitShape.number), cell: ({ number }) => <strong>{number}</strong> },
            { title: nameOf(permitShape.scope), cell: ({ scope }) => scope },
            { title: nameOf(permitShape.issuedOn), className: 'whole', cell: ({ issuedOn }) => day(issuedOn) },
            {
              title: nameOf(permitShape.validUntil),
              className: 'whole',
              cell: ({ validUntil }) =>
                validUntil !== null && validUntil < today ? <Over on={validUntil} /> : day(validUntil),
            },
          ]}
        />
      )}
      <Act on={company.filePermit} about={{}} />
    </Section>
  );
};

const Over = ({ on }: { on: string }) => {
  const { say } = useLanguage();
  return (
    <span className="status status-red">
      ✕ {on} {say({ zh: '已到期', en: 'expired' })}
    </span>
  );
};

/** What the checks are called here; one that a later module adds is called by its clause. */
const words: Readonly<Record<string, Bilingual>> = {
  'company.permitIsOnFile': { zh: '本企业证照在效期内', en: 'The own permit is on file and in date' },
  'people.keyPostsAreFilled': { zh: '关键岗位已任命', en: 'The key posts are filled' },
  'people.staffIsReady': { zh: '关键岗位人员培训、健康档案齐全', en: 'Training and health of key staff are on file' },
  'acceptance.openingStockIsReleased': { zh: '期初库存已验收签名', en: 'The opening stock is accepted and signed' },
};

const Checklist = () => {
  const asked = useAsk(setup.checklist, {});
  return (
    <Section title={setup.checklist.title}>
      <Loaded asked={asked}>
        {(checks) => (
          <ul className="checklist">
            {checks.map((its) => (
              <Checked key={its.check} its={its} />
            ))}
          </ul>
        )}
      </Loaded>
    </Section>
  );
};

const Checked = ({ its: { check, basis, missing } }: { its: Check }) => {
  const { say } = useLanguage();
  const isMet = missing.length === 0;
  return (
    <li>
      <span className={`status ${isMet ? 'status-green' : 'status-yellow'}`}>
        {isMet ? `✓ ${say({ zh: '已具备', en: 'done' })}` : `○ ${say({ zh: '还缺', en: 'missing' })}`}
      </span>
      <span>
        {say(words[check] ?? { zh: basis, en: basis })} <span className="quiet">{basis}</span>
      </span>
      {!isMet && (
        <ul>
          {missing.map((one) => (
            <li key={one.en}>{say(one)}</li>
          ))}
        </ul>
      )}
    </li>
  );
};

const signaturesTitle = { zh: '正式运行签署', en: 'Signatures for going live' };

const GoLive = ({ state: { signatures, liveSince, name } }: { state: State }) => {
  const { say } = useLanguage();
  const signature = shape.signatures.element.shape;
  const posts = fieldOf(signature.position)?.choices ?? {};
  return (
    <Section title={signaturesTitle}>
      {signatures.length === 0 ? (
        <Empty>
          {say({
            zh: '企业负责人和质量负责人各签署一次后，企业正式运行',
            en: 'When company head and quality head have both signed, the company is live',
          })}
        </Empty>
      ) : (
        <Table
          label={signaturesTitle}
          rows={signatures}
          keyOf={({ position }) => position}
          columns={[
            {
              title: nameOf(signature.position),
              cell: ({ position }) => say(posts[position] ?? { zh: position, en: position }),
            },
            { title: nameOf(signature.person), cell: ({ person }) => <strong>{person}</strong> },
            { title: nameOf(signature.signedAt), className: 'whole', cell: ({ signedAt }) => moment(signedAt) },
          ]}
        />
      )}
      {liveSince === null && (
        <Act on={company.signGoLive} about={{}} fill={{}} signing={<Facts facts={[[nameOf(shape.name), name]]} />} />
      )}
    </Section>
  );
};
