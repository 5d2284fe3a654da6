/** Held commands for tests: a release of goods with a short life, which the quality head has to approve. */
import { work } from '#contract/work';
import type { About, Command, Fill } from '#kernel/contract';
import { type Person, signedIn } from '#test/person';
import { asOwner, dayIn, type World } from '#test/world';

/** A release that was proposed and waits, with whoever decides about it. */
export const heldRelease = async (world: World, { daysLeft = 10 } = {}) => {
  const lot = await world.receivedLot({ quantity: 10, lastUseOn: dayIn(daysLeft) });
  const qualityHead = await world.someone('qualityHead');
  const answer = await world.release(lot.acceptanceId);
  const heldId = answer.held?.id ?? '';
  return { lot, qualityHead, proposer: world.acceptor, answer, heldId };
};

/** What people decide about a held command. */
export const approved = (by: Person, heldId: string, id?: string) =>
  by.does(work.approve, { about: { heldId }, fill: {} }, id);

/** Proposes something and has a head approve it, so that it is carried out; the proposal's answer. */
export const settled = async <C extends Command>(
  world: World,
  by: Person,
  command: C,
  said: { about: About<C>; fill: Fill<C> },
  head: 'companyHead' | 'qualityHead' = 'companyHead',
) => {
  const answer = await by.does(command, said);
  const heldId = answer.held?.id ?? '';
  await approved(await signedIn(world.org, world.heads[head], head), heldId);
  if ((await stateOf(heldId)) !== 'done') throw new Error(`${command.name} was not carried out`);
  return answer;
};

export const stateOf = async (heldId: string): Promise<string | undefined> => {
  const [found] = await asOwner<{ state: string }>('select state from kernel.document where id = $1', [heldId]);
  return found?.state;
};

type Line = {
  id: string;
  kind: string;
  command: string;
  person_id: string;
  asked: { approved?: { proposer: string; approvals: { name: string; step: number }[] } };
  checked: { rules: { rule: string; verdict: string }[] };
};

/** The lines of the journal about a command, the oldest first. */
export const linesOf = (org: string, command: string): Promise<Line[]> =>
  asOwner<Line>(
    `select id, kind, command, person_id, asked, checked from kernel.journal_line
     where org_id = $1 and command = $2 order by recorded_at`,
    [org, command],
  );
