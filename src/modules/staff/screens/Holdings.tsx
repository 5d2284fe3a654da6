import { people } from '#contract/people';
import { Held, type PersonFile } from '#contract/staff';
import type { Bilingual } from '#kernel/contract';
import { nameOf } from '#kernel/field';
import { Act } from '#web/Act.tsx';
import { useAsk } from '#web/ask.ts';
import { day } from '#web/days.ts';
import { Facts } from '#web/Facts.tsx';
import { useLanguage } from '#web/language.tsx';
import { Empty, Section } from '#web/Page.tsx';
import { useMe } from '#web/session.tsx';
import { Table } from '#web/Table.tsx';

const { shape } = Held;
const untold: Bilingual = { zh: '状态', en: 'State' };
const acts: Bilingual = { zh: '办理', en: 'Act' };
const heldTitle: Bilingual = { zh: '任职', en: 'Appointments' };
const deputiesTitle: Bilingual = { zh: '代理', en: 'Deputies' };

/** What somebody holds, held and will hold, for which scope, and who stands in for whom. */
export const Holdings = ({ file }: { file: PersonFile }) => {
  const { say } = useLanguage();
  return (
    <>
      <Section title={heldTitle}>
        {file.holdings.length === 0 ? (
          <Empty>{say({ zh: '还没有任职，什么也不能办理', en: 'Holds no position and may do nothing yet' })}</Empty>
        ) : (
          <Table
            label={heldTitle}
            rows={file.holdings}
            keyOf={({ holdingId }) => holdingId}
            columns={[
              { title: nameOf(shape.title), cell: ({ title }) => <strong>{say(title)}</strong> },
              { title: nameOf(shape.scope), cell: ({ scope }) => <Scope scope={scope} /> },
              { title: nameOf(shape.fromOn), className: 'whole', cell: ({ fromOn }) => day(fromOn) },
              { title: nameOf(shape.untilOn), className: 'whole', cell: ({ untilOn }) => day(untilOn) },
              { title: untold, className: 'whole', cell: (held) => <State held={held} /> },
              { title: acts, cell: (held) => <HoldingActs held={held} file={file} /> },
            ]}
          />
        )}
        <Appoint file={file} />
      </Section>
      <Deputies file={file} />
    </>
  );
};

const everywhere: Bilingual = { zh: '全公司', en: 'The whole company' };

const Scope = ({ scope }: { scope: readonly Bilingual[] }) => {
  const { say } = useLanguage();
  return <>{scope.length === 0 ? say(everywhere) : scope.map(say).join(say({ zh: '、', en: ', ' }))}</>;
};

/** How an appointment stands today. */
const stateOf = ({ fromOn, untilOn, endedAt }: Held, today: string): Bilingual => {
  if (endedAt !== null) return { zh: '已免职', en: 'Ended' };
  if (today < fromOn) return { zh: '未开始', en: 'Not yet' };
  return untilOn !== null && untilOn < today ? { zh: '已到期', en: 'Over' } : { zh: '在任', en: 'Holds it' };
};

const State = ({ held }: { held: Held }) => {
  const { say } = useLanguage();
  const { today } = useMe();
  return <>{say(stateOf(held, today))}</>;
};

const HoldingActs = ({ held, file }: { held: Held; file: PersonFile }) => {
  const { say } = useLanguage();
  const { today } = useMe();
  const colleagues = useAsk(people.colleagues, {});
  const isOver = held.endedAt !== null || (held.untilOn !== null && held.untilOn < today);
  if (isOver) return '—';
  const others = colleagues.data?.people.filter(({ id }) => id !== file.personId) ?? [];
  const about = { holdingId: held.holdingId };
  const signing = (
    <Facts
      facts={[
        [nameOf(people.employ.fill.shape.name), file.name],
        [nameOf(shape.title), say(held.title)],
      ]}
    />
  );
  return (
    <div className="row-acts">
      <Act
        on={people.appointDeputy}
        about={about}
        options={{ deputyId: others }}
        begins={{ fromOn: today }}
        signing={signing}
      />
      <Act on={people.endHolding} about={about} signing={signing} />
    </div>
  );
};

/** Appoints to a position for the company or a part of it. */
const Appoint = ({ file: { personId, name } }: { file: PersonFile }) => {
  const { say } = useLanguage();
  const { today } = useMe();
  const positions = useAsk(people.positions, {});
  const places = useAsk(people.places, {});
  const options = {
    position: (positions.data ?? []).map(({ position, title }) => ({ id: position, name: say(title) })),
    sites: places.data?.sites ?? [],
    parties: places.data?.parties ?? [],
  };
  return (
    <Act
      on={people.appoint}
      about={{ personId }}
      options={options}
      begins={{ fromOn: today }}
      signing={<Facts facts={[[nameOf(people.employ.fill.shape.name), name]]} />}
    />
  );
};

/** Who stands in for this person, and for whom they stand in. */
const Deputies = ({ file: { deputies } }: { file: PersonFile }) => {
  const { say } = useLanguage();
  if (deputies.length === 0) return null;
  const { appointDeputy } = people;
  return (
    <Section title={deputiesTitle}>
      <Table
        label={deputiesTitle}
        rows={deputies}
        keyOf={({ deputyshipId }) => deputyshipId}
        columns={[
          { title: nameOf(shape.title), cell: ({ title }) => say(title) },
          { title: nameOf(appointDeputy.fill.shape.deputyId), cell: ({ deputy }) => <strong>{deputy}</strong> },
          { title: { zh: '代理谁', en: 'Stands in for' }, cell: ({ holder }) => holder },
          { title: nameOf(shape.fromOn), className: 'whole', cell: ({ fromOn }) => day(fromOn) },
          { title: nameOf(shape.untilOn), className: 'whole', cell: ({ untilOn }) => day(untilOn) },
          {
            title: acts,
            cell: ({ deputyshipId }) => (
              <div className="row-acts">
                <Act on={people.endDeputyship} about={{ deputyshipId }} />
              </div>
            ),
          },
        ]}
      />
    </Section>
  );
};
