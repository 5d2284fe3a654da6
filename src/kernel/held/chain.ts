/** Who approves: the steps a company decided for this act, site and amount, and what the rules want besides. */
import type { ChainStep, Finding, PositionName } from '../contract.ts';
import type { Client } from '../db.ts';
import { each, facts, loaded, type Read, readFacts } from '../fact.ts';
import type { Context, Subject } from '../operation.ts';
import type { ApprovalChain } from './approval-setting.ts';

/** One step: any of these positions, by name; what a rule wants comes with what it is called. */
export type Step = readonly (string | PositionName)[];

/** How long a proposal waits when nobody decided it. */
export const DAYS = 30;

/** The steps to approve, one after the other. A position that a rule wants and no step names gets a step of its own. */
export const stepsOf = (
  chain: ApprovalChain | undefined,
  { amount = 0 }: Pick<Subject, 'amount'>,
  wanted: readonly Finding[],
): Step[] => {
  const isMuch = chain !== undefined && chain.amountFrom > 0 && amount >= chain.amountFrom;
  const decided = chain ? [chain.first, chain.second, chain.third, isMuch ? chain.above : []] : [];
  const steps: Step[] = decided.filter((step) => step.length > 0);
  for (const { position } of wanted) {
    const isNamed = steps.some((step) => step.some((its) => nameIn(its) === position?.name));
    if (position && !isNamed) steps.push([position]);
  }
  return steps;
};

const nameIn = (its: string | PositionName): string => (typeof its === 'string' ? its : its.name);

/** What the company calls the positions of its own making, the latest version last. */
const ownPositions = facts(
  'kernel.ownPositions',
  (db, { org, keys }) =>
    db
      .selectFrom('kernel.positionVersion as version')
      .select(['version.position as key', 'version.titleZh as zh', 'version.titleEn as en'])
      .where('version.orgId', '=', org)
      .where('version.position', '=', keys)
      .orderBy('version.number'),
  'text',
);

/** The same steps with what each position is called, as approvers read them. */
export const named = async (
  client: Client,
  { org, permissions }: Context,
  steps: readonly Step[],
): Promise<ChainStep[]> => {
  const unknown = steps.flat().filter((its) => typeof its === 'string' && !permissions.positions[its]);
  const read: Read = new Map();
  const wanted = { own: each(ownPositions, unknown.map(nameIn)) };
  await readFacts(client, org, [wanted], read);
  const { own } = loaded(wanted, read);
  return steps.map((step) =>
    step.map((its) => {
      if (typeof its !== 'string') return its;
      const { zh, en } = permissions.positions[its]?.title ?? own(its).at(-1) ?? { zh: its, en: its };
      return { name: its, zh, en };
    }),
  );
};

/** The last day it may be approved on. */
export const lastDayOf = (chain: ApprovalChain | undefined, today: string): string => {
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + (chain?.days ?? DAYS));
  return day.toISOString().slice(0, 10);
};
