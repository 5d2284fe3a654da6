import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Tag } from 'antd';
import { type Decided, Described, settings } from '#contract/settings';
import type { Bilingual } from '#kernel/contract';
import { nameOf } from '#kernel/field';
import { useAsk } from '#web/ask.ts';
import { day } from '#web/days.ts';
import { Loaded } from '#web/Loaded.tsx';
import { useLanguage } from '#web/language.tsx';
import { Page, Section } from '#web/Page.tsx';
import { Table } from '#web/Table.tsx';
import { groupsOf, wordsOfGroup } from './groups.ts';
import { Place, SettingPanel, ValueText } from './SettingPanel.tsx';
import './settings.css';

const { shape } = Described;
/** What the company decided for itself, by part of the program: what counts now, where it comes from, what is next. */
export const SettingsPage = () => {
  const asked = useAsk(settings.list, {});
  const { name } = useSearch({ from: '/settings' });
  const navigate = useNavigate({ from: '/settings' });
  return (
    <Page title={{ zh: '设置', en: 'Settings' }} reads={[settings.list]}>
      <Loaded asked={asked}>
        {(all) => (
          <>
            {groupsOf(all).map(([group, its]) => (
              <Group
                key={group}
                group={group}
                its={its}
                onOpen={(chosen) => void navigate({ search: { name: chosen } })}
              />
            ))}
            <SettingPanel its={all.find((its) => its.name === name)} onClose={() => void navigate({ search: {} })} />
          </>
        )}
      </Loaded>
    </Page>
  );
};

type GroupProps = { group: string; its: readonly Described[]; onOpen: (name: string) => void };

const Group = ({ group, its, onOpen }: GroupProps) => {
  const { say } = useLanguage();
  const title = wordsOfGroup[group] ?? { zh: group, en: group };
  return (
    <Section title={title}>
      <Table
        label={title}
        rows={its}
        keyOf={({ name }) => name}
        columns={[
          { title: nameOf(shape.title), cell: (one) => <strong>{say(one.title)}</strong> },
          { title: { zh: '现在', en: 'Now' }, cell: (one) => <Now its={one} /> },
          { title: { zh: '例外与将来', en: 'Exceptions and later' }, cell: (one) => <Others its={one} /> },
          {
            title: { zh: '办理', en: 'Act' },
            className: 'whole',
            cell: (one) => (
              <Button
                onClick={() => onOpen(one.name)}
                aria-label={say({ zh: `查看与变更 ${one.title.zh}`, en: `See and change ${one.title.en}` })}
              >
                {say({ zh: '查看与变更', en: 'See and change' })}
              </Button>
            ),
          },
        ]}
      />
    </Section>
  );
};

const Now = ({ its }: { its: Described }) => {
  const { say } = useLanguage();
  const decided = its.inForce.find(({ level }) => level === 'company');
  const source = decided ? { zh: `第 ${decided.version} 版`, en: `version ${decided.version}` } : byDefault;
  return (
    <span>
      <ValueText its={its} value={decided?.value ?? its.byDefault} /> <Tag>{say(source)}</Tag>
    </span>
  );
};

const byDefault: Bilingual = { zh: '程序默认', en: 'default' };

const Others = ({ its }: { its: Described }) => {
  const exceptions = its.inForce.filter(({ level, value }) => level !== 'company' && value !== null);
  const line = (one: Decided, from?: string) => (
    <div key={`${one.level} ${one.of} ${one.version}`}>
      {from && <Tag color="processing">{from} →</Tag>}
      <Place decided={one} />：<ValueText its={its} value={one.value} />
    </div>
  );
  if (exceptions.length + its.later.length === 0) return <>—</>;
  return (
    <>
      {exceptions.map((one) => line(one))}
      {its.later.map((one) => line(one, day(one.countsFrom)))}
    </>
  );
};
