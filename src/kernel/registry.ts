/** All modules together, as the program asks them. */
import type { Categories } from './access/scope-covers.ts';
import type { Command } from './contract.ts';
import { must } from './errors.ts';
import type { Job } from './jobs/job.ts';
import type { Module, Operation, Reaction, Reading, Rule } from './operation.ts';
import { opensPersonal } from './privacy.ts';

/** All modules together, by name of what can be asked. */
export type Registry = {
  readonly operations: ReadonlyMap<string, Operation>;
  readonly readings: ReadonlyMap<string, Reading>;
  readonly jobs: ReadonlyMap<string, Job>;
  readonly rulesOf: (command: Command) => readonly Rule[];
  readonly reactionsTo: (command: string) => readonly Reaction[];
  /** The command that removes what a rule finds. */
  readonly mendedBy: (rule: string) => Command | undefined;
  /** How the category of a product is read. */
  readonly categories: Categories | undefined;
};

/** Indexes the modules once at start. */
export const registryOf = (modules: readonly Module[]): Registry => {
  const rules = modules.flatMap((module) => module.rules);
  const reactions = modules.flatMap((module) => module.reactions);
  must(new Set(rules.map(({ name }) => name)).size === rules.length, 'every rule has a name of its own');
  const mends = new Map([
    ...modules.flatMap((module) => Object.entries(module.mends)),
    ...rules.flatMap((its) => (its.mendedBy ? [[its.name, its.mendedBy] as const] : [])),
  ]);
  for (const { query } of modules.flatMap((module) => module.readings)) {
    const isMasked = 'list' in query; // A list shows of a personal value no more than its beginning.
    must(
      query.leavesLine || isMasked || !opensPersonal(query.output),
      `${query.name} opens personal data, so it leaves its line`,
    );
  }
  return {
    operations: new Map(modules.flatMap((m) => m.operations.map((operation) => [operation.command.name, operation]))),
    readings: new Map(modules.flatMap((m) => m.readings.map((reading) => [reading.query.name, reading]))),
    jobs: new Map(modules.flatMap((m) => m.jobs.map((job) => [job.name, job]))),
    rulesOf: (command) => rules.filter((its) => doesGuard(its, command)),
    reactionsTo: (command) => reactions.filter(({ to }) => to === command),
    mendedBy: (rule) => mends.get(rule),
    categories: modules.find(({ categories }) => categories)?.categories,
  };
};

/** Whether a rule stands before a command: by its kind of act, or by its name. */
const doesGuard = ({ guards }: Rule, { kind, name }: Command): boolean =>
  guards.some((guarded) => (typeof guarded === 'string' ? guarded === kind : guarded.name === name));
