/** What can be asked of the program: commands and queries, declared once, for server, browser and partners alike. */
import { z } from 'zod';

/** A text in both languages of the product; Chinese is the first. */
export type Bilingual = { zh: string; en: string };

export type Language = keyof Bilingual;

/** Acts that trade or move goods. Rules guard them; each is one business step of GS1 CBV 2.0 (`businessSteps`). */
export const kinds = [
  'order',
  'receive',
  'accept',
  'release',
  'store',
  'sell',
  'reserve',
  'pick',
  'review',
  'pack',
  'ship',
  'lend',
  'returnIn',
  'returnOut',
  'move',
  'count',
  'hold',
  'recall',
  'destroy',
] as const;
export type Kind = (typeof kinds)[number];

/** The quality status is part of the account goods stand in. */
export const qualityStatuses = ['pending', 'qualified', 'onHold', 'nonconforming', 'recalled'] as const;
export type QualityStatus = (typeof qualityStatuses)[number];

/** What a hold may lie on. */
export const scopes = ['lot', 'product', 'unit', 'intake', 'supplier', 'receipt', 'site'] as const;
export type HoldScope = (typeof scopes)[number];

/** A name that has both languages, as a query answers it. */
export const Words = z.object({ zh: z.string(), en: z.string() });

export const Id = z.uuid().toLowerCase();
/** What the eye does not see and a copied text brings along: control characters, zero width, marks of direction. The
 *  separator of a label stays: where one number is expected a whole label was scanned, and that is refused. */
const invisible = /[\p{Cc}\p{Cf}]/gu;
const labelSeparator = '\u001d';

/** A text as it looks. */
export const withoutInvisible = (text: string): string =>
  text.replace(invisible, (sign) => (sign === labelSeparator ? sign : '')).trim();

/** What a person types: trimmed, never empty, no control characters but line breaks, at most 500 characters. */
export const Text = z
  .string()
  .trim()
  .min(1)
  .max(500)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this refuses.
  .regex(/^[^\u0000-\u0009\u000b-\u001f\u007f]*$/);
/** A calendar day as text, `2027-03-31`. */
export const Day = z.iso.date().regex(/^(19|20|21)/);
/** Whole base units of a product, 1 to a thousand million. */
export const Quantity = z.int().min(1).max(1_000_000_000);
export const Status = z.enum(qualityStatuses);

type CommandSpec = {
  readonly title: Bilingual;
  readonly kind?: Kind;
  /** The meaning of the electronic signature, where the law wants one. */
  readonly signed?: Bilingual;
  /** Its input names files that were uploaded before: who may do it may upload. */
  readonly takesFiles?: true;
  /** A bulk input enters the journal as count and digest. */
  readonly bulk?: true;
  /** Who approves it before it is carried out; in a live company every such command is held. */
  readonly proposed?: Chain;
  readonly about: z.ZodObject;
  readonly fill: z.ZodObject;
  readonly output?: z.ZodObject;
};
type QuerySpec = {
  readonly title: Bilingual;
  readonly input: z.ZodObject;
  readonly output: z.ZodType;
  /** Why it shows everybody the same, whatever the scope they hold their position for. Left out, it answers within
   *  the asker's scope (`withinScope`). */
  readonly scope?: `company-wide: ${string}`;
  /** Its answer names a file, whose content is sent (papers/http-files.ts). */
  readonly answers?: 'file';
  /** It opens what the journal tells of: personal data, a printed sheet, an export. Each look leaves an access line. */
  readonly leavesLine?: true;
};

export type Command = CommandSpec & { readonly is: 'command'; readonly name: string };
export type Query = QuerySpec & { readonly is: 'query'; readonly name: string };

/** Declares something that changes something; `about` is what its button knows, `fill` what the person says. */
export const command = <T extends CommandSpec>(spec: T): T & { readonly is: 'command' } => ({ ...spec, is: 'command' });

/** Declares something that only reads. */
export const query = <T extends QuerySpec>(spec: T): T & { readonly is: 'query' } => ({ ...spec, is: 'query' });

type Named<M extends string, T> = { readonly [K in keyof T]: T[K] & { readonly name: `${M}.${K & string}` } };

/** The table of contents of a module: every command and query gets its full name, which is also its permission. */
export const contract = <M extends string, T extends Record<string, { is: 'command' | 'query' }>>(
  module: M,
  specs: T,
): Named<M, T> =>
  // Object.entries loses the keys; the names are put back by the mapped type.
  Object.fromEntries(
    Object.entries(specs).map(([key, spec]) => [key, titled({ ...spec, name: `${module}.${key}` })]),
  ) as Named<M, T>;

const titles = new Map<string, Bilingual>();

const titled = <T extends { name: string; title?: Bilingual }>(spec: T): T => {
  if (spec.title) titles.set(spec.name, spec.title);
  return spec;
};

/** What people call a command or query that is known by its name only, as the journal knows it. */
export const titleOf = (name: string): Bilingual => titles.get(name) ?? { zh: name, en: name };

export type About<C extends Command> = z.output<C['about']>;
export type Fill<C extends Command> = z.output<C['fill']>;
export type Input<Q extends Query> = z.output<Q['input']>;
export type Output<Q extends Query> = z.output<Q['output']>;
export type CommandOutput<C extends Command> = C['output'] extends z.ZodObject ? z.output<C['output']> : unknown;

/** Forbidden: nobody passes. Approval: a position may let it pass. Acknowledge: who does it says why, and passes. */
export type Verdict = 'forbidden' | 'approval' | 'acknowledge';

/** A position as a rule names it: its name, and what people call it. */
export type PositionName = Bilingual & { readonly name: string };

/** One step of an approval: whoever holds any of these positions. */
export type ChainStep = readonly PositionName[];

/** Who approves while the company has decided nothing else, one step after the other (held/approval-setting.ts). */
export type Chain = {
  readonly steps: readonly [ChainStep, ChainStep?, ChainStep?];
  /** After so many days nobody may approve it any more. */
  readonly days?: number;
  /** Who stays among its approvers whatever a company decides, and the article that says so. */
  readonly always?: PositionName & { readonly basis: string };
};

/** Who can mend what is missing: the act that does, the positions that may, the colleagues who hold them. */
export type Mending = {
  readonly command: string;
  readonly title: Bilingual;
  readonly positions: readonly Bilingual[];
  readonly people: readonly string[];
};

/** One reason why something may not be done; `basis` is the article, `policy`, or undefined for a document's state. */
export type Finding = {
  rule: string;
  message: Bilingual;
  basis?: string | undefined;
  field?: string | undefined;
  /** What may be done about it; left out it is forbidden. */
  verdict?: Verdict | undefined;
  /** Who may approve, where the verdict is approval. */
  position?: PositionName | undefined;
  /** The document that is in the way. */
  document?: { readonly id: string; readonly number: string } | undefined;
  /** The positions that may do it instead; told as `mending`, with who holds them. */
  instead?: readonly PositionName[] | undefined;
  /** Who can do something about it; told with the reasons of a disabled button. */
  mending?: Mending | undefined;
};

/** What a performed command answers, also when it is asked again with the same id. */
export type Answer<O = unknown> = {
  lineId: string;
  recordedAt: string;
  documents: { id: string; kind: string; number: string; state: string }[];
  output: O;
  /** It is not done yet: it waits for approval, or for its day. */
  held?: { id: string; number: string };
  /** What the ledger did of itself: lots reserved, reservations pushed out, goods that came in held. */
  followed?: readonly Record<string, unknown>[];
  /** The jobs it started, if it did. */
  jobs?: { id: string; name: string }[];
};

/** What the address of a command takes. `id` is made by the asker and makes the command happen once. */
export const Request = z.object({
  id: Id,
  about: z.record(z.string(), z.unknown()).default({}),
  fill: z.record(z.string(), z.unknown()).default({}),
  ticket: Id.optional(),
  /** Why somebody goes on in spite of what a rule asked to be acknowledged. */
  acknowledged: z
    .array(z.object({ rule: z.string().max(100), reason: Text }))
    .max(50)
    .optional(),
  /** The day from which it shall hold, for what is approved first. */
  effectiveOn: Day.optional(),
});
export type Acknowledged = { readonly rule: string; readonly reason: string };
export type Request = z.output<typeof Request>;

/** Why a button is disabled: permission, step, and the rules that need nothing a person says. */
export type Blocked = { command: string; about: Record<string, unknown>; findings: Finding[] };
