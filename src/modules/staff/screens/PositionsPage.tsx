import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Drawer, Tag } from 'antd';
import { people } from '#contract/people';
import { staff } from '#contract/staff';
import type { Bilingual, Output } from '#kernel/contract';
import { nameOf } from '#kernel/field';
import { useAsk } from '#web/ask.ts';
import { Loaded } from '#web/Loaded.tsx';
import { useLanguage } from '#web/language.tsx';
import { Empty, Page, Section } from '#web/Page.tsx';
import { Table } from '#web/Table.tsx';
import { RevisePosition } from './RevisePosition.tsx';
import './staff.css';

export type Position = Output<typeof people.positions>[number];
export type Duty = Output<typeof staff.duties>[number];

const shape = people.positions.output.element.shape;
const newPosition = 'new';
const mayDo: Bilingual = { zh: '可办理', en: 'May do' };
const maySee: Bilingual = { zh: '可查看', en: 'May see' };
const byDefault: Bilingual = { zh: '初始岗位', en: 'as delivered' };
const act: Bilingual = { zh: '办理', en: 'Act' };
const holdersTitle: Bilingual = { zh: '现任人员', en: 'Held by' };

/** The positions of the company, each with what it may do, in words, and the way to propose another version. */
export const PositionsPage = () => {
  const { say } = useLanguage();
  const positions = useAsk(people.positions, {});
  const duties = useAsk(staff.duties, {});
  const colleagues = useAsk(people.colleagues, {});
  const { name } = useSearch({ from: '/positions' });
  const navigate = useNavigate({ from: '/positions' });
  const open = (position: string | undefined) =>
    void navigate({ search: position === undefined ? {} : { name: position } });
  const holders = (position: string) =>
    (colleagues.data?.people ?? [])
      .filter(({ holdings }) => holdings.some((held) => held.position === position))
      .map((person) => person.name)
      .join(say({ zh: '、', en: ', ' }));
  return (
    <Page title={people.positions.title} reads={[people.positions, staff.duties]}>
      <Loaded asked={positions}>
        {(all) => (
          <Section
            title={people.positions.title}
            extra={<Button onClick={() => open(newPosition)}>{say({ zh: '增设岗位', en: 'Another position' })}</Button>}
          >
            <Table
              label={people.positions.title}
              rows={all}
              keyOf={({ position }) => position}
              columns={[
                { title: nameOf(shape.title), cell: ({ title }) => <strong>{say(title)}</strong> },
                { title: nameOf(shape.version), className: 'whole', cell: (its) => <Version its={its} /> },
                { title: mayDo, isNumber: true, cell: (its) => countOf(its, duties.data, true) },
                { title: maySee, isNumber: true, cell: (its) => countOf(its, duties.data, false) },
                { title: holdersTitle, cell: ({ position }) => holders(position) || '—' },
                { title: act, className: 'whole', cell: (its) => <Open its={its} onOpen={open} /> },
              ]}
            />
            <Panel
              its={name === newPosition ? undefined : all.find(({ position }) => position === name)}
              isOpen={name !== undefined}
              duties={duties.data ?? []}
              onClose={() => open(undefined)}
            />
          </Section>
        )}
      </Loaded>
    </Page>
  );
};

const Version = ({ its: { version } }: { its: Position }) => {
  const { say } = useLanguage();
  return <Tag>{version === 0 ? say(byDefault) : version}</Tag>;
};

const Open = ({ its: { position, title }, onOpen }: { its: Position; onOpen: (position: string) => void }) => {
  const { say } = useLanguage();
  return (
    <Button
      onClick={() => onOpen(position)}
      aria-label={say({ zh: `查看与修订 ${title.zh}`, en: `See and revise ${title.en}` })}
    >
      {say({ zh: '查看与修订', en: 'See and revise' })}
    </Button>
  );
};

const countOf = ({ may }: Position, duties: readonly Duty[] | undefined, isCommand: boolean) =>
  duties?.filter((duty) => duty.isCommand === isCommand && may.includes(duty.permission)).length ?? '…';

type PanelProps = { its: Position | undefined; isOpen: boolean; duties: readonly Duty[]; onClose: () => void };

/** One position: its duties as people read them, and the form for another version. */
const Panel = ({ its, isOpen, duties, onClose }: PanelProps) => {
  const { say } = useLanguage();
  const title = its ? its.title : { zh: '增设岗位', en: 'Another position' };
  return (
    <Drawer open={isOpen} onClose={onClose} size={720} title={say(title)} destroyOnHidden>
      <div className="stack">
        {its && <Duties title={mayDo} its={its} duties={duties.filter(({ isCommand }) => isCommand)} />}
        {its && <Duties title={maySee} its={its} duties={duties.filter(({ isCommand }) => !isCommand)} />}
        <RevisePosition key={its?.position ?? newPosition} its={its} duties={duties} onDone={onClose} />
      </div>
    </Drawer>
  );
};

const Duties = ({ title, its, duties }: { title: Bilingual; its: Position; duties: readonly Duty[] }) => {
  const { say } = useLanguage();
  const own = duties.filter(({ permission }) => its.may.includes(permission));
  return (
    <Section title={title}>
      {own.length === 0 ? (
        <Empty>{say({ zh: '无', en: 'Nothing' })}</Empty>
      ) : (
        <ul className="duties">
          {own.map(({ permission, title: named }) => (
            <li key={permission}>{say(named)}</li>
          ))}
        </ul>
      )}
    </Section>
  );
};
