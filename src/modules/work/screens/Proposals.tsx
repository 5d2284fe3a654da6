import { useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { type Entry, work } from '#contract/work';
import type { Bilingual } from '#kernel/contract';
import { useAsk } from '#web/ask.ts';
import { type Credential, newId, perform, signAll } from '#web/client.ts';
import { useLanguage } from '#web/language.tsx';
import { type NotDone, notDone } from '#web/not-done.ts';
import { Empty } from '#web/Page.tsx';
import { Problem } from '#web/Problem.tsx';
import { SignDialog } from '#web/SignDialog.tsx';
import { useOnce } from '#web/use-once.ts';
import { Entries, HeldLink } from './Entries.tsx';

type Props = { label: Bilingual; nothing: Bilingual; entries: readonly Entry[] };

/** So many at once can be read before they are signed; the server takes no more either. */
const BATCH_MAX = 50;

/** Proposals that wait for who reads them. Those that are chosen are shown together and approved under one signature,
 *  each with its own digest; what is refused is told one by one. */
export const Proposals = ({ label, nothing, entries }: Props) => {
  const { say } = useLanguage();
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const [isSigning, setIsSigning] = useState(false);
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const batch = entries.filter(({ id }) => chosen.has(id)).slice(0, BATCH_MAX);
  const { go, isRunning, problem } = useBatch(batch, chosen, (done) => {
    setOutcomes(done);
    setChosen(new Map());
    setIsSigning(false);
  });
  const choose = (id: string, isChosen: boolean) =>
    setChosen((now) => new Map(isChosen ? [...now, [id, newId()]] : [...now].filter(([its]) => its !== id)));
  const box = {
    title: { zh: '选择', en: 'Choose' },
    cell: ({ id, number }: Entry) => (
      <Checkbox
        checked={chosen.has(id)}
        disabled={!chosen.has(id) && chosen.size >= BATCH_MAX}
        aria-label={say({ zh: `选择 ${number}`, en: `Choose ${number}` })}
        onChange={({ target }) => choose(id, target.checked)}
      />
    ),
  };
  return (
    <>
      <Outcomes of={outcomes} />
      {entries.length === 0 ? (
        <Empty>{say(nothing)}</Empty>
      ) : (
        <>
          <Entries label={label} kind="approve" entries={entries} before={[box]} />
          <Button type="primary" disabled={batch.length === 0} onClick={() => setIsSigning(true)}>
            {say({ zh: `批准所选（${batch.length}）`, en: `Approve the chosen (${batch.length})` })}
          </Button>
        </>
      )}
      <SignDialog
        on={work.approve}
        entries={undefined}
        fill={{}}
        isOpen={isSigning}
        isRunning={isRunning}
        problem={problem}
        onSign={go}
        onClose={() => setIsSigning(false)}
      >
        <ol className="batch">
          {batch.map((entry) => (
            <Shown key={entry.id} entry={entry} />
          ))}
        </ol>
      </SignDialog>
    </>
  );
};

type Outcome = { readonly entry: Entry; readonly problem: NotDone | undefined };

/** One credential for all of them; then each is approved by itself, so that one refusal stops no other. */
const useBatch = (
  batch: readonly Entry[],
  ids: ReadonlyMap<string, string>,
  onDone: (outcomes: readonly Outcome[]) => void,
) => {
  const queries = useQueryClient();
  const { once, isRunning, problem } = useOnce();
  const go = async (credential: Credential) => {
    await once(async () => {
      const asked = batch.map(({ id: heldId }) => ({ id: ids.get(heldId) ?? newId(), about: { heldId }, fill: {} }));
      const tickets = await signAll(work.approve, asked, credential);
      const outcomes: Outcome[] = [];
      for (const [at, entry] of batch.entries()) {
        const [its, ticket] = [asked[at], tickets[at]];
        if (!its) continue;
        const refused = await perform(work.approve, { ...its, ticket }).then(() => undefined, notDone);
        outcomes.push({ entry, problem: refused });
      }
      onDone(outcomes);
      await queries.invalidateQueries();
    });
  };
  return { go, isRunning, problem };
};

/** What is signed has been read: each proposal with what it says and what it changes. */
const Shown = ({ entry: { id, number, title, from } }: { entry: Entry }) => {
  const { say } = useLanguage();
  const { data: held } = useAsk(work.held, { heldId: id });
  const said = (held?.said ?? []).map(({ label, value }) => `${say(label)} ${say(value)}`);
  const changes = (held?.changes ?? []).map((its) => `${say(its.label)} ${say(its.old)} → ${say(its.new)}`);
  return (
    <li>
      <strong>
        {number} {say(title)}
      </strong>{' '}
      <span className="quiet">{from}</span>
      <div className="quiet held-said">{[...said, ...changes].join(' · ')}</div>
    </li>
  );
};

/** What became of each: approved, or why not. */
const Outcomes = ({ of }: { of: readonly Outcome[] }) => {
  const { say } = useLanguage();
  if (of.length === 0) return null;
  const refused = of.filter(({ problem }) => problem !== undefined);
  const done = of.length - refused.length;
  return (
    <div className="stack" role="status">
      {done > 0 && <p className="done">✓ {say({ zh: `已批准 ${done} 件`, en: `${done} approved` })}</p>}
      {refused.map(({ entry: { id, number }, problem }) => (
        <div key={id}>
          <HeldLink id={id} number={number ?? ''} /> {problem && <Problem problem={problem} of={work.approve} />}
        </div>
      ))}
    </div>
  );
};
