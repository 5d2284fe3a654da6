import { Drawer } from 'antd';
import { Decided, Described, settings } from '#contract/settings';
import { fieldOf, nameOf } from '#kernel/field';
import { useAsk } from '#web/ask.ts';
import { day, moment } from '#web/days.ts';
import { Facts } from '#web/Facts.tsx';
import { useLanguage } from '#web/language.tsx';
import { Empty, Section } from '#web/Page.tsx';
import { Table } from '#web/Table.tsx';
import { DecideForm } from './DecideForm.tsx';
import { partWords, saysNothing, type Value } from './value-words.ts';

const { shape } = Decided;

/** One setting: what it decides, its bounds, what counts where, the form to decide anew, and every decision so far. */
export const SettingPanel = ({ its, onClose }: { its: Described | undefined; onClose: () => void }) => {
  const { say } = useLanguage();
  return (
    <Drawer open={its !== undefined} onClose={onClose} size={640} title={its && say(its.title)} destroyOnHidden>
      {its && (
        <div className="stack">
          <p>{say(its.meaning)}</p>
          <Facts facts={[[nameOf(Described.shape.basis), its.basis === 'policy' ? say(policy) : its.basis]]} />
          {its.bounds.map(({ basis, zh, en }) => (
            <p key={en} className="notice" role="note">
              {basis} · {say({ zh, en })}
            </p>
          ))}
          <Section title={{ zh: '作出决定', en: 'Decide' }}>
            <DecideForm key={`${its.name} ${its.inForce.length} ${its.later.length}`} its={its} />
          </Section>
          <History its={its} />
        </div>
      )}
    </Drawer>
  );
};

const policy = { zh: '公司制度', en: 'company policy' };

const History = ({ its }: { its: Described }) => {
  const { say } = useLanguage();
  const asked = useAsk(settings.history, { name: its.name });
  const decisions = asked.data ?? [];
  const title = { zh: '变更记录', en: 'History' };
  return (
    <Section title={title}>
      {decisions.length === 0 ? (
        <Empty>{say({ zh: '还没有决定过，按程序默认。', en: 'Nobody has decided yet; the default counts.' })}</Empty>
      ) : (
        <Table
          label={title}
          rows={decisions}
          keyOf={({ level, of, version }) => `${level} ${of} ${version}`}
          columns={[
            { title: nameOf(shape.countsFrom), className: 'whole', cell: ({ countsFrom }) => day(countsFrom) },
            { title: nameOf(shape.level), cell: (one) => <Place decided={one} /> },
            { title: nameOf(shape.value), cell: ({ value }) => <ValueText its={its} value={value} /> },
            { title: nameOf(shape.reason), cell: ({ reason }) => reason },
            { title: nameOf(shape.createdBy), className: 'whole', cell: ({ createdBy }) => createdBy },
            { title: nameOf(shape.createdAt), className: 'whole', cell: ({ createdAt }) => moment(createdAt) },
          ]}
        />
      )}
    </Section>
  );
};

/** Where a decision holds: the company, or which site, category, partner or product. */
export const Place = ({ decided: { level, of, ofName } }: { decided: Decided }) => {
  const { say } = useLanguage();
  const words = fieldOf(shape.level)?.choices?.[level];
  return (
    <>
      {words ? say(words) : level} {level === 'company' ? '' : (ofName ?? of)}
    </>
  );
};

/** A value in words, part by part; without one the place follows what stands above it. */
export const ValueText = ({ its, value }: { its: Described; value: Value | null }) => {
  const { say } = useLanguage();
  if (value === null) return <>{say({ zh: '随上级', en: 'as above' })}</>;
  const parts = its.form
    .filter((part) => !saysNothing(part, value))
    .map((part) => [say(part.title), say(partWords(part, value[part.name]))] as const);
  return <>{parts.map(([title, words]) => `${title} ${words}`).join(' · ')}</>;
};
