/** What stands on a printed paper, as its template reads it. */
import type { z } from 'zod';
import type { Bilingual } from '../contract.ts';
import { nameOf } from '../field.ts';

export type Language = keyof Bilingual;
type Value = string | number | null | undefined | Bilingual;

type SignatureRow = { meaningZh: string; meaningEn: string; name: string; signedAt: string; digest: string };

/** What a module says of its paper: labels are fields, so that paper and screen use one word. */
export type Page = {
  readonly head: readonly (readonly [label: z.ZodType | Bilingual, value: Value])[];
  readonly columns: readonly { readonly of: z.ZodType; readonly isWide?: true; readonly isNumber?: true }[];
  readonly rows: readonly (readonly Value[])[];
  readonly total?: number;
  /** What is filled in by hand on the paper, as the receiver's name. */
  readonly blanks?: readonly Bilingual[];
};

/** What every paper shows besides. */
export type Printing = {
  readonly title: Bilingual;
  readonly company: string;
  readonly timeZone: string;
  readonly number: string;
  readonly copyNumber: number;
  readonly printedBy: string;
  readonly printedAt: string;
  readonly signatures: readonly SignatureRow[];
};

export type Sheet = Record<string, unknown>;

const WORDS = {
  number: { zh: '单号', en: 'Number' },
  reprint: { zh: '补打', en: 'Reprint' },
  printed: { zh: '打印', en: 'Printed by' },
  digest: { zh: '摘要', en: 'Digest' },
  page: { zh: '页', en: 'Page' },
  row: { zh: '序号', en: 'No.' },
  total: { zh: '合计', en: 'Total' },
  signatures: { zh: '电子签名', en: 'Electronic signatures' },
} satisfies Record<string, Bilingual>;

/** Puts a page into one language; the values stay, the labels come from the fields. */
export const sheetOf = (page: Page, printing: Printing, language: Language): Sheet => {
  const label = (of: z.ZodType | Bilingual): string => ('zh' in of ? of : nameOf(of))[language];
  const text = (value: Value): string =>
    value === null || value === undefined ? '—' : typeof value === 'object' ? value[language] : String(value);
  const { signatures, timeZone, title, printedAt, ...rest } = printing;
  return {
    ...rest,
    language,
    title: title[language],
    printedAt: minuteIn(timeZone, printedAt),
    words: Object.fromEntries(Object.entries(WORDS).map(([name, its]) => [name, its[language]])),
    head: page.head.map(([of, value]) => [label(of), text(value)]),
    columns: page.columns.map(({ of, isWide, isNumber }) => ({
      label: label(of),
      isWide: isWide ?? false,
      isNumber: isNumber ?? false,
    })),
    rows: page.rows.map((row) => row.map(text)),
    total: page.total === undefined ? null : String(page.total),
    blanks: (page.blanks ?? []).map(label),
    signatures: signatures.map(({ meaningZh, meaningEn, name, signedAt, digest }) => ({
      meaning: language === 'zh' ? meaningZh : meaningEn,
      name,
      signedAt: minuteIn(timeZone, signedAt),
      digest,
    })),
  };
};

/** A moment as people of a company write it, to the minute. */
const minuteIn = (timeZone: string, moment: string): string =>
  // Swedish writes dates as ISO does.
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(moment));
