/** What a value of a setting says, in words; and what is typed into its form. */
import type { Described } from '#contract/settings';
import type { Bilingual } from '#kernel/contract';

export type Part = Described['form'][number];
export type Value = Record<string, unknown>;

/** One part of a value as people read it. */
export const partWords = ({ kind, choices, unit }: Part, value: unknown): Bilingual => {
  if (kind === 'boolean') return value === true ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  if (Array.isArray(value)) return value.length === 0 ? nothing : joined(value.map((one) => chosen(choices, one)));
  const said = chosen(choices, value);
  return unit ? { zh: `${said.zh} ${unit.zh}`, en: `${said.en} ${unit.en}` } : said;
};

/** A step of approval that nobody sits in, and an amount from which no step follows, are not worth a word. */
export const saysNothing = ({ name, kind }: Part, value: Value): boolean => {
  const isEmpty = (of: unknown) => Array.isArray(of) && of.length === 0;
  if (name === 'amountFrom') return isEmpty(value.above);
  return kind === 'positions' && name !== 'first' && isEmpty(value[name]);
};

const nothing: Bilingual = { zh: '无', en: 'none' };

const chosen = (choices: Part['choices'], value: unknown): Bilingual =>
  choices.find((choice) => choice.value === value)?.title ?? { zh: written(value), en: written(value) };

const written = (value: unknown): string =>
  value !== null && typeof value === 'object' ? JSON.stringify(value) : String(value ?? '—');

const joined = (words: readonly Bilingual[]): Bilingual => ({
  zh: words.map(({ zh }) => zh).join('、'),
  en: words.map(({ en }) => en).join(', '),
});

const dates = { none: 0, year: 4, month: 6, day: 8 } as const;

/** The number a document would get, while its numbering is being typed: the first of the day. */
export const numberLike = ({ prefix, date, digits }: Value, today: string): string => {
  const length = dates[String(date) as keyof typeof dates] ?? 0; // Any other text is no date.
  return `${prefix ?? ''}${today.replaceAll('-', '').slice(0, length)}-${'1'.padStart(Number(digits) || 1, '0')}`;
};
