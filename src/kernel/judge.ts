/** What the rules say of one command, what of it still stands in the way, and what the journal keeps of it. */
import type { Acknowledged, Finding } from './contract.ts';
import type { Client } from './db.ts';
import { loaded, type Read, readFacts, type Wanted } from './fact.ts';
import { type Context, findingsOf, type Rule, type Subject } from './operation.ts';

/** What one rule found. */
type Judged = { rule: Rule; findings: Finding[] };

/** Asks every rule, with the facts of all of them read together, and with those that reactions will need. */
export const judge = async (
  client: Client,
  org: string,
  rules: readonly Rule[],
  subject: Subject,
  read: Read,
  context: Context,
  needed: readonly Wanted[] = [],
): Promise<Judged[]> => {
  const asked = rules.map((rule) => ({ rule, wanted: rule.needs(subject) }));
  await readFacts(client, org, [...asked.map(({ wanted }) => wanted), ...needed], read);
  return asked.map(({ rule, wanted }) => ({
    rule,
    findings: findingsOf(rule, subject, loaded(wanted, read), context),
  }));
};

/** What of a rule's findings still stands in the way: all but what is acknowledged with a reason. */
export const standing = ({ rule, findings }: Judged, acknowledged: readonly Acknowledged[]): Finding[] =>
  acknowledged.some((one) => one.rule === rule.name)
    ? findings.filter(({ verdict }) => verdict !== 'acknowledge')
    : findings;

/** The verdict of a rule on what was done: it permits, or was acknowledged with a reason; with the rule's version. */
export const verdictOf = ({ rule: { name, version }, findings }: Judged, acknowledged: readonly Acknowledged[]) => {
  if (findings.length === 0) return { rule: name, version, verdict: 'permits' };
  const reason = acknowledged.find((one) => one.rule === name)?.reason;
  return { rule: name, version, verdict: 'acknowledged', reason, found: findings.map(({ message }) => message) };
};
