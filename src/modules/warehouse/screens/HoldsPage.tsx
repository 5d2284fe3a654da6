import { Input } from 'antd';
import { useState } from 'react';
import { OpenHold, warehouse } from '#contract/warehouse';
import { scopeWords } from '#fields/warehouse';
import { nameOf } from '#kernel/field';
import { Act } from '#web/Act.tsx';
import { useAskMore } from '#web/ask.ts';
import { moment } from '#web/days.ts';
import { Facts } from '#web/Facts.tsx';
import { Field } from '#web/Field.tsx';
import { Loaded, LoadMore } from '#web/Loaded.tsx';
import { useLanguage } from '#web/language.tsx';
import { Empty, Page, Section } from '#web/Page.tsx';
import { StatusTag } from '#web/StatusTag.tsx';

const { shape } = OpenHold;

/** What may not be sold for now, why, since when, and the way to lift it. */
export const HoldsPage = () => {
  const { say } = useLanguage();
  const open = useAskMore(warehouse.holds, {
    input: (key) => (key === undefined ? {} : { after: key }),
    next: (page) => page.next,
  });
  const holds = open.data?.pages.flatMap((page) => page.holds) ?? [];
  return (
    <Page title={{ zh: '暂停与召回', en: 'Holds and recalls' }} reads={[warehouse.holds]}>
      <Section title={warehouse.holds.title}>
        <Loaded asked={open}>
          {() =>
            holds.length === 0 ? (
              <Empty>
                {say({
                  zh: '没有暂停的货物。在追溯页查到一批后，可以暂停或召回它',
                  en: 'Nothing is on hold. Find a lot on the trace page to hold or recall it',
                })}
              </Empty>
            ) : (
              holds.map((hold) => <HoldCard key={hold.holdId} hold={hold} />)
            )
          }
        </Loaded>
        <LoadMore asked={open} />
      </Section>
    </Page>
  );
};

/** One hold with its reason, and the signature that lifts it. */
const HoldCard = ({ hold }: { hold: OpenHold }) => {
  const { say } = useLanguage();
  const [reason, setReason] = useState('');
  return (
    <article className="section" aria-label={`${hold.number} ${hold.on}`}>
      <h2>
        <StatusTag status={hold.kind === 'recall' ? 'recalled' : 'onHold'} /> {hold.on}
      </h2>
      <Facts
        facts={[
          [nameOf(shape.number), hold.number],
          [nameOf(shape.scope), say(scopeWords[hold.scope])],
          [nameOf(shape.reason), hold.reason],
          [nameOf(shape.caseNumber), hold.caseNumber ?? '—'],
          [nameOf(shape.openedBy), `${hold.openedBy} · ${moment(hold.openedAt)}`],
        ]}
      />
      <form onSubmit={(event) => event.preventDefault()}>
        <Field label={nameOf(warehouse.lift.fill.shape.reason)}>
          {(control) => (
            <Input {...control} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
          )}
        </Field>
        <Act
          on={warehouse.lift}
          about={{ holdId: hold.holdId }}
          fill={{ reason }}
          signing={
            <Facts
              facts={[
                [nameOf(shape.on), hold.on],
                [nameOf(shape.reason), hold.reason],
              ]}
            />
          }
        />
      </form>
    </article>
  );
};
