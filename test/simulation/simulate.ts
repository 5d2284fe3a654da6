/** One simulation from founding to the last law, and what is said of it. */
import { diceOf } from '../../bench/figures.ts';
import { live } from './days.ts';
import { troubling } from './faults.ts';
import { laws } from './laws.ts';
import { emptyTally, type Scene } from './people.ts';
import { runningCompany } from './program.ts';

export type Simulated = {
  readonly days: number;
  readonly seed: number;
  readonly actsPerDay: number;
  readonly hasFaults: boolean;
};

/** True when every law held and nothing acknowledged was lost. */
export const simulate = async ({ days, seed, actsPerDay, hasFaults }: Simulated): Promise<boolean> => {
  const from = performance.now();
  const running = await runningCompany();
  const tally = emptyTally();
  const scene: Scene = { people: running.people, dice: diceOf(seed), tally, today: await running.today() };
  const { trouble, end } = troubling(running, scene);
  const { nextDay, law } = running;
  const broken = await live({ scene, days, actsPerDay, nextDay, law, ...(hasFaults ? { trouble } : {}) });
  const { kills, unanswered, hadHappened, complaints: lost } = await end();
  await running.stop();
  tell(tally);
  if (hasFaults) console.log(`${kills} kills; ${unanswered} acts unanswered, of which ${hadHappened} had happened`);
  for (const { law: name, title, rows, day } of broken)
    console.log(`BROKEN on day ${day}: ${name}: ${title} (${rows} rows)`);
  const complaints = [...tally.faults, ...lost];
  for (const complaint of complaints.slice(0, 20)) console.log(complaint.slice(0, 500));
  const isSound = broken.length + complaints.length === 0 && tally.commands.length > 0;
  const failed = new Set(broken.map(({ law: name }) => name)).size + complaints.length;
  const verdict = isSound ? `${laws.length} laws held` : 'NOT SOUND';
  console.log(`${verdict}: --days ${days} --seed ${seed}, ${Math.round((performance.now() - from) / 1_000)} s`);
  console.log(`${laws.length - new Set(broken.map(({ law: name }) => name)).size} passed, ${failed} failed, 0 skipped`);
  return isSound;
};

/** What was done, by name; what was refused, by rule. */
const tell = ({ commands, refusals, reads, malformed }: Scene['tally']): void => {
  const counted = (names: readonly string[]) =>
    [...new Set(names)].sort().map((name) => `${name} ${names.filter((other) => other === name).length}`);
  console.log(`${commands.length} done: ${counted(commands.map(({ name }) => name)).join(', ')}`);
  const rules = refusals.map(({ name, findings }) => `${name.split('.')[1]}/${findings[0]?.rule}`);
  console.log(`${refusals.length} refused: ${counted(rules).join(', ')}`);
  console.log(`${reads} reads, ${malformed} malformed`);
};
