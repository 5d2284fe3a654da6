/** What the rules say of one command, what of it still stands in the way, and what the journal keeps of it. */
import type { Acknowledged, Finding } from './contract.ts';
import type { Client } from './db.ts';
import { loaded, type Read, readFacts, type Wanted } from './fact.ts';
import type { Found } from './held/facts.ts';
import { digestOf } from './journal.ts';
import { type Context, findingsOf, type Rule } from './operation.ts';
import type { Subject } from './subject.ts';

/** What one rule found. */
export type Judged = { rule: Rule; findings: Finding[] };

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

/** What of a rule's findings still stands in the way: all but what is acknowledged with a reason. Of a held command
 *  whatever was not there when it was proposed stands too, and what was approved stands no more. */
export const standing = (
  { rule, findings }: Judged,
  acknowledged: readonly Acknowledged[],
  approved: readonly Found[] | undefined,
): Finding[] => {
  const isAcknowledged = acknowledged.some((one) => one.rule === rule.name);
  const isKnown = (finding: Finding) =>
    approved === undefined || approved.some((before) => keyOf(before) === keyOf({ ...finding, version: rule.version }));
  const passes = (finding: Finding) =>
    finding.verdict === 'acknowledge'
      ? isAcknowledged && isKnown(finding)
      : finding.verdict === 'approval' && approved !== undefined && isKnown(finding);
  return findings.filter((finding) => !passes(finding));
};

/** The same rule in the same version that finds the same and wants the same position. */
const keyOf = ({ rule, version, message, field, position }: Found): string =>
  digestOf({ rule, version, message, field, position: position?.name });

/** What was found, as a held command keeps it. */
export const foundOf = ({ rule: { version }, findings }: Judged): Found[] =>
  findings.map((finding) => ({ ...finding, version }));

/** How what wants approval was dealt with: a chain approved it, it waits, or the company is being set up. */
type Approval = 'approved' | 'approval' | 'setUp';

/** The verdict of a rule on what was done: it permits, or what it found was acknowledged, approved, waits for approval,
 *  or passed because the company is being set up; with the rule's version. */
export const verdictOf = (
  { rule: { name, version }, findings }: Judged,
  acknowledged: readonly Acknowledged[],
  approval: Approval,
) => {
  if (findings.length === 0) return { rule: name, version, verdict: 'permits' };
  const reason = acknowledged.find((one) => one.rule === name)?.reason;
  const wantsApproval = findings.some(({ verdict }) => verdict === 'approval');
  const verdict = wantsApproval ? approval : 'acknowledged';
  return {
    rule: name,
    version,
    verdict,
    ...(reason !== undefined && { reason }),
    found: findings.map(({ message }) => message),
  };
};
