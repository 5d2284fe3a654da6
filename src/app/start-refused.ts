/** What a person reads, in both languages of the product. */
export type Words = { zh: string; en: string };

/** The program cannot start and whoever stands at the machine can mend it: one sentence says what is wrong and how. */
export class StartRefused extends Error {
  readonly words: Words;

  constructor(words: Words, options?: ErrorOptions) {
    super(`${words.zh} / ${words.en}`, options);
    this.name = 'StartRefused';
    this.words = words;
  }
}
