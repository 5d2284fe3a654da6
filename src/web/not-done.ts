import type { Bilingual, Finding } from '#kernel/contract';

export type Malformed = { path: string; message: Bilingual };

type Reasons = {
  said: Bilingual;
  status?: number;
  findings?: readonly Finding[];
  malformed?: readonly Malformed[];
  number?: string | undefined;
};

/** The one error of the web: what was asked did not happen, and everything the server said about why. */
export class NotDone extends Error {
  /** The HTTP status; 0 when the server was not reached, and nobody knows whether it was done. */
  readonly status: number;
  readonly said: Bilingual;
  readonly findings: readonly Finding[];
  readonly malformed: readonly Malformed[];
  /** What to tell us by telephone when it was our doing. */
  readonly number: string | undefined;

  constructor({ said, status = 0, findings = [], malformed = [], number }: Reasons) {
    super(said.en);
    this.name = 'NotDone';
    this.said = said;
    this.status = status;
    this.findings = findings;
    this.malformed = malformed;
    this.number = number;
  }
}

/** Whatever was thrown, as the one error the screens can show. */
export const notDone = (thrown: unknown): NotDone =>
  thrown instanceof NotDone ? thrown : new NotDone({ said: { zh: '页面出错了', en: 'The page failed' }, status: -1 });

export const unreachable = () =>
  new NotDone({
    said: {
      zh: '没有连上服务器。填写的内容还在，请再按一次，不会重复。',
      en: 'The server was not reached. What you entered is kept; press again, it will not happen twice.',
    },
  });
