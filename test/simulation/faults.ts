/** Kills the program or its database at random points of a simulated day, starts it again, and asks again what nobody
 *  answered: it has happened once or happens now, and what was acknowledged is there as it was acknowledged. */
import { isDeepStrictEqual } from 'node:util';
import type pg from 'pg';
import { doSomething } from './acts.ts';
import type { Scene, Sent, Tally } from './people.ts';
import type { Running } from './program.ts';

export type Faults = { kills: number; unanswered: number; hadHappened: number; complaints: string[] };

/** One blow in so many acts, on average, while several people act at once. */
const BLOW_EVERY = 60;
const CROWD = 6;
const WITHIN_MS = 300;

/** What goes before each act: now and then a blow falls on a crowd of acts; then everything is started again. */
export const troubling = (running: Running, scene: Scene) => {
  const faults: Faults = { kills: 0, unanswered: 0, hadHappened: 0, complaints: [] };
  const trouble = async (): Promise<void> => {
    if (scene.dice() >= 1 / BLOW_EVERY) return;
    const victim = faults.kills++ % 2 === 0 ? running.product().pid : running.postmaster();
    const after = scene.dice() * WITHIN_MS;
    const crowd = Array.from({ length: CROWD }, async () => {
      for (let act = 0; act < CROWD; act++) await doSomething(scene);
    });
    await new Promise((fallen) => setTimeout(fallen, after));
    process.kill(victim, 'SIGKILL');
    await Promise.all(crowd);
    await running.restart();
    await settle(running, scene.tally, faults);
  };
  const end = async (): Promise<Faults> => {
    await running.asOwner((owner) => mustBeThere(owner, running.org, scene.tally.commands, faults));
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

type Line = { id: string; kind: string; answer: unknown };

const linesOf = async (owner: pg.Client, org: string, ids: readonly string[]): Promise<Line[]> => {
  const { rows } = await owner.query<Line>(
    `select command_id as id, kind, answer from kernel.journal_line
     where org_id = $1 and command_id = any ($2::uuid[]) and kind in ('command', 'proposal')`,
    [org, ids],
  );
  return rows;
};

/** Everything ever acknowledged has its line, once, with the answer that was given; what was held, the proposal's. */
const mustBeThere = async (owner: pg.Client, org: string, commands: readonly Sent[], { complaints }: Faults) => {
  const lines = await linesOf(
    owner,
    org,
    commands.map(({ request }) => request.id),
  );
  for (const { request, answer } of commands) {
    const kept = lines.filter(({ id }) => id === request.id);
    if (!kept.some((line) => isDeepStrictEqual(line.answer, answer))) complaints.push(`lost or changed: ${request.id}`);
  }
  const done = lines.filter(({ kind }) => kind === 'command').map(({ id }) => id);
  if (done.length !== new Set(done).size) complaints.push('a command happened twice');
};
