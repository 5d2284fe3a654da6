/** The small parts of what the baseline of `posting` writes. */
import { createHash } from 'node:crypto';
import { v7 } from 'uuid';

export const permits = (rule: string) => ({ rule, verdict: 'permits' });

export const json = (value: unknown): string => JSON.stringify(value);

export const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

export const sixIds = (): [string, string, string, string, string, string] => [v7(), v7(), v7(), v7(), v7(), v7()];

export const must = <T>(value: T | undefined | null | false): T => {
  if (value === undefined || value === null || value === false) throw new Error('the baseline met what it must not');
  return value;
};
