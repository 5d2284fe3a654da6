/** Jobs: what takes longer than somebody waits, and what the program does by itself. Declared once, in a module. */
import type { z } from 'zod';
import type { About, Answer, Bilingual, Command, Fill, Input, Output, Query } from '../contract.ts';
import type { Tx } from '../db.ts';
import type { Asker } from '../enter.ts';
import { must } from '../errors.ts';
import type { Kernel } from '../perform.ts';

/** What a running job has to work with. It writes through `perform` alone, as the person who asked for it. */
export type Tools = {
  readonly kernel: Kernel;
  readonly org: string;
  readonly jobId: string;
  /** Who asked for it; for a scheduled job the program itself. */
  readonly asker: Asker;
  /** The company's calendar day when this run began. */
  readonly today: string;
  /** Carries out a command once, also when the job is taken up again: its id follows from job, command and input, and
   *  from `step` where the same is meant to happen twice. */
  readonly perform: <C extends Command>(
    command: C,
    said: { readonly about: About<C>; readonly fill: Fill<C> },
    step?: string,
  ) => Promise<Answer>;
  readonly ask: <Q extends Query>(query: Q, input: Input<Q>) => Promise<Output<Q>>;
  /** Reads in a transaction of the company, all of it: what a person may see is asked with `ask`. */
  readonly read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Tells how far it is. Throws when the job was cancelled or the program stops: let it pass, it is no failure. */
  readonly progress: (done: number, of?: number, words?: Bilingual) => Promise<void>;
};

/** What came of it: a sentence, and where it made one, a file with its name. */
export type Result = { readonly words?: Bilingual; readonly fileId?: string; readonly name?: string };

/** When a job starts by itself: at an hour of the company's own day, or every few minutes. */
export type Schedule = { readonly nightly: `${number}:${number}` } | { readonly everyMinutes: number };

type Spec<I> = {
  readonly title: Bilingual;
  readonly input: z.ZodType<I>;
  /** How often it may be tried again by itself after a failure. A job whose program dies is taken up again anyway:
   *  what it performs happens once. */
  readonly retries?: number;
  readonly schedule?: Schedule;
  readonly run: (tools: Tools, input: I) => Promise<Result | undefined>;
};

// biome-ignore lint/suspicious/noExplicitAny: a seam of the kernel: a list of jobs has no common types.
export type Job<I = any> = Spec<I> & { readonly name: string };

/** Declares a job. Its name begins with its module's; a scheduled one has an empty input. */
export const job = <I>(name: string, spec: Spec<I>): Job<I> => {
  must(!spec.schedule || spec.input.safeParse({}).success, `${name} is scheduled, so it needs no input`);
  titles.set(name, spec.title);
  return { ...spec, name };
};

const titles = new Map<string, Bilingual>();

/** What a job is called; one of an older version of the program by its name. */
export const titleOfJob = (name: string): Bilingual => titles.get(name) ?? { zh: name, en: name };

/** The program itself as who asks: a person of the company with the company's own id, who holds `program`. */
export const programOf = (org: string): Asker => ({ org, person: org, cameFrom: 'program' });
