/** Kills the program or its database at random points of a simulated day, starts it again, and asks again what nobody
 *  answered: it has happened once or happens now, and what was acknowledged is there as it was acknowledged. */
import { isDeepStrictEqual } from 'node:util';
import type pg from 'pg';
import type { Dice } from '../../bench/figures.ts';
import type { Sent, Tally } from './people.ts';
import type { Running } from './program.ts';

export type Faults = { kills: number; unanswered: number; hadHappened: number; complaints: string[] };

/** One blow in so many acts, on average. */
const BLOW_EVERY = 60;
const WITHIN_MS = 80;

/** What goes before each act: now and then a blow falls during it; after a blow everything is started again. */
export const troubling = (running: Running, tally: Tally) => {
  const faults: Faults = { kills: 0, unanswered: 0, hadHappened: 0, complaints: [] };
  let blow: Promise<void> | undefined;
  const trouble = async (dice: Dice): Promise<void> => {
    if (blow) {
      await blow;
      blow = undefined;
      await running.restart();
      await settle(running, tally, faults);
    } else if (dice() < 1 / BLOW_EVERY) {
      const victim = faults.kills++ % 2 === 0 ? running.product().pid : running.postmaster();
      const after = dice() * WITHIN_MS;
      blow = new Promise((fallen) => setTimeout(fallen, after)).then(() => void process.kill(victim, 'SIGKILL'));
    }
  };
  const end = async (): Promise<Faults> => {
    if (blow) await trouble(() => 1);
    await running.asOwner((owner) => mustBeThere(owner, running.org, tally.commands, faults));
    return faults;
  };
  return { trouble, end };
};

/** Asks again, twice: the second answer is the first. */
const settle = async (running: Running, tally: Tally, faults: Faults): Promise<void> => {
  for (const sent of tally.unanswered.splice(0)) {
    faults.unanswered += 1;
    const before = await running.asOwner((owner) => linesOf(owner, running.org, [sent.request.id]));
    if (before.length > 0) faults.hadHappened += 1;
    const [first, second] = [await again(sent), await again(sent)];
    if (!isDeepStrictEqual(first, second) && first.status !== 409)
      faults.complaints.push(`the answer to ${sent.request.id} changed`);
    if (first.status === 200) tally.commands.push({ ...sent, answer: JSON.parse(first.text) });
    else if (before.length > 0)
      faults.complaints.push(`${sent.request.id} had happened and is now refused: ${first.text}`);
  }
  for (const sent of tally.commands.slice(-10)) {
    const { status, text } = await again(sent);
    if (status !== 200 || !isDeepStrictEqual(JSON.parse(text), sent.answer))
      faults.complaints.push(`what was acknowledged as ${sent.request.id} is answered ${status} now`);
  }
};

const again = ({ by, name, request }: Sent) => by.send('POST', `/api/${name}`, request);

type Line = { id: string; answer: unknown };

const linesOf = async (owner: pg.Client, org: string, ids: readonly string[]): Promise<Line[]> => {
  const { rows } = await owner.query<Line>(
    `select command_id as id, answer from kernel.journal_line
     where org_id = $1 and command_id = any ($2::uuid[]) and kind = 'command'`,
    [org, ids],
  );
  return rows;
};

/** Everything ever acknowledged has its line, once, with the answer that was given. */
const mustBeThere = async (owner: pg.Client, org: string, commands: readonly Sent[], { complaints }: Faults) => {
  const lines = await linesOf(
    owner,
    org,
    commands.map(({ request }) => request.id),
  );
  const kept = new Map(lines.map(({ id, answer }) => [id, answer]));
  for (const { request, answer } of commands) {
    if (!isDeepStrictEqual(kept.get(request.id), answer)) complaints.push(`lost or changed: ${request.id}`);
  }
  if (lines.length !== kept.size) complaints.push('a command happened twice');
};
