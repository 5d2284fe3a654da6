/** Who approves: the steps of a command's chain, for this site and amount, and what the rules want besides. */
import type { Chain, ChainStep, Finding } from '../contract.ts';
import type { Subject } from '../operation.ts';

/** How long a proposal waits when its command does not say. */
const DAYS = 30;

/** The steps to approve, one after the other. A position that a rule wants and no step names gets a step of its own. */
export const stepsOf = (chain: Chain | undefined, subject: Subject, wanted: readonly Finding[]): ChainStep[] => {
  const steps: ChainStep[] = [...(chain ? chosen(chain, subject) : [])];
  for (const { position } of wanted) {
    const isNamed = steps.some((step) => step.some(({ name }) => name === position?.name));
    if (position && !isNamed) steps.push([position]);
  }
  return steps;
};

/** The case of the site goes before that of any site, the higher amount before the lower. */
const chosen = ({ steps, cases = [] }: Chain, { siteId, amount = 0 }: Subject): readonly ChainStep[] => {
  const fitting = cases.filter(
    (its) => (its.siteId === undefined || its.siteId === siteId) && (its.amountMin ?? 0) <= amount,
  );
  fitting.sort(
    (a, b) =>
      Number(b.siteId !== undefined) - Number(a.siteId !== undefined) || (b.amountMin ?? 0) - (a.amountMin ?? 0),
  );
  return fitting[0]?.steps ?? steps;
};

/** The last day it may be approved on. */
export const lastDayOf = (chain: Chain | undefined, today: string): string => {
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + (chain?.days ?? DAYS));
  return day.toISOString().slice(0, 10);
};
