import type { Bilingual, Finding } from './contract.ts';

/** What was asked for is not there, or is another company's: the asker learns no difference. */
export class NotFound extends Error {
  readonly say: Bilingual;
  /** The id or key that leads nowhere, where one was asked for. */
  readonly key: string | undefined;

  constructor(say: Bilingual, key?: string) {
    super(say.en);
    this.say = say;
    this.key = key;
  }
}

/** Nobody is signed in, or the session has ended. */
export class NotSignedIn extends Error {
  readonly say: Bilingual;

  constructor(say: Bilingual = { zh: '请先登录', en: 'Please sign in first' }) {
    super(say.en);
    this.say = say;
  }
}

/** Thrown inside `perform` only, to leave the transaction with every reason at once. */
export class Refused extends Error {
  readonly findings: Finding[];

  constructor(findings: Finding[]) {
    super(findings.map(({ message }) => message.en).join('; '));
    this.findings = findings;
  }
}

/** Tells what must be true here whatever anybody asks; a breach is our mistake, never the asker's. */
export function must(condition: unknown, sentence: string): asserts condition {
  if (!condition) throw new Error(`This must not happen: ${sentence}`);
}

/** The same for a value that must be there. */
export const known = <T>(value: T | null | undefined, sentence: string): T => {
  must(value !== null && value !== undefined, sentence);
  return value;
};
