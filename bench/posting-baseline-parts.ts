/** The small parts of what the baseline of `posting` writes. */
import { createHash } from 'node:crypto';
import { v7 } from 'uuid';

export const permits = (rule: string) => ({ rule, version: 1, verdict: 'permits' });

export const json = (value: unknown): string => JSON.stringify(value);

export const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

export const sixIds = (): [string, string, string, string, string, string] => [v7(), v7(), v7(), v7(), v7(), v7()];

export const must = <T>(value: T | undefined | null | false): T => {
  if (value === undefined || value === null || value === false) throw new Error('the baseline met what it must not');
  return value;
};

/** The chain of approval of an act that nobody decided to approve. */
export const nobodyApproves = { above: [], amountFrom: 0, days: 30, first: [], second: [], third: [] };

type Decided = { key: string; value: unknown };

/** The keys under which a company, a site or a category may have decided. */
export const keysOf = (site: string, ...names: readonly string[]): string[] =>
  names.flatMap((name) => [`${name}/company/`, `${name}/site/${site}`]).concat('kernel.inUse/category/');

/** What was decided at each key, as a journal line shows it. */
export const decidedAt = (keys: readonly string[], found: readonly Decided[] | null) =>
  Object.fromEntries(keys.map((key) => [key, (found ?? []).filter((one) => one.key === key)]));
