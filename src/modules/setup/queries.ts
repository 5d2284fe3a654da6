import { company } from '#contract/company';
import type { Tx } from '#kernel/db';
import { factsIn } from '#kernel/fact';
import { type Context, findingsOf, type Rule } from '#kernel/operation';
import { acceptanceModule } from '#modules/acceptance';
import { companyModule } from '#modules/company';
import { peopleModule } from '#modules/people';

/** The rules that stand before the signature of going live, in the order of the modules; who signs is not the state
 *  of the company, so that rule is asked by the button alone. */
export const checks: readonly Rule[] = [companyModule, peopleModule, acceptanceModule]
  .flatMap(({ rules }) => rules)
  .filter(({ guards, name }) => guards.includes(company.signGoLive) && name !== 'company.twoHeadsSign');

const nobodySigns = { lines: [] };

/** What is missing before the company may go live: each rule asked as the signature would ask it, for all to see. */
export const checklist = async (tx: Tx) => {
  const asked = [];
  for (const rule of checks) {
    const facts = await factsIn(tx, rule.needs(nobodySigns));
    const findings = findingsOf(rule, nobodySigns, facts, contextOf(tx));
    asked.push({ check: rule.name, basis: rule.basis, missing: findings.map(({ message }) => message) });
  }
  return asked;
};

/** A read makes nothing and takes no time: no id is asked of it, and the day is all it knows of the clock. */
const contextOf = (tx: Tx): Context => ({
  ...tx,
  scope: tx.scope,
  now: tx.today,
  isApproved: false,
  newId: () => tx.org,
});
