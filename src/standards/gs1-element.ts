/** Elements (an application identifier with its value), in the two strict notations of GS1. */

import { aiLengthByPrefix, applicationIdentifier, type Component, hasPredefinedLength } from './gs1-ai.ts';
import { checkComponent } from './gs1-checks.ts';
import { type Fault, fault } from './gs1-fault.ts';
import { type Finding, found, foundInValue } from './gs1-words.ts';

/** One application identifier with its value. */
export type Element = { readonly ai: string; readonly value: string };

/** Elements, or every reason found why there are none. */
export type Elements =
  | { readonly ok: true; readonly elements: readonly Element[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** `permitsUnknownAis` lets an AI that GS1 has not assigned pass, with up to 90 characters of text. */
export type Strictness = { readonly permitsUnknownAis?: boolean };

/** The separator that a scanner sends where the symbol holds FNC1. */
export const separator = '\u001d';

/** Reads `(01)…(17)…`; a bracket inside a value is written `\(`. Source: GS1 General Specifications, section 4. */
export function parseBracketed(text: string, strictness: Strictness = {}): Elements {
  if (!text.startsWith('(')) return refused(found('mustStartWithAi', { text: text.slice(0, 12) }));
  const elements: Element[] = [];
  const findings: Finding[] = [];
  for (let rest = text; rest !== ''; ) {
    const [, ai, escaped] = /^\(([^()]*)\)((?:\\\(|[^(])*)/.exec(rest) ?? [];
    if (ai === undefined || escaped === undefined) {
      findings.push(found('bracketNotClosed', { text: rest.slice(0, 12) }));
      break;
    }
    rest = rest.slice(ai.length + 2 + escaped.length);
    const element = { ai, value: escaped.replaceAll('\\(', '(') };
    const finding = findingAboutName(ai, strictness) ?? findingAboutValue(element);
    if (finding) findings.push(finding);
    elements.push(element);
  }
  return findings.length > 0 ? { ok: false, findings } : { ok: true, elements };
}

/**
 * Reads a message as it stands in the symbol: FNC1 first, and again behind every value without predefined length. FNC1
 * is the separator GS, or `^` on paper. It stops at the first thing wrong, for what follows cannot be told apart.
 */
export function parseUnbracketed(text: string, strictness: Strictness = {}): Elements {
  const message = text.replaceAll('^', separator);
  if (!message.startsWith(separator)) return refused(found('fnc1NotFirst', { text: text.slice(0, 12) }));
  if (message.length === 1) return refused(found('empty', {}));
  const elements: Element[] = [];
  for (let rest = message.slice(1); rest !== ''; ) {
    const next = firstElement(rest, strictness);
    if ('finding' in next) return refused(next.finding);
    elements.push(next.element);
    rest = next.rest.startsWith(separator) ? next.rest.slice(1) : next.rest;
  }
  return { ok: true, elements };
}

/** The AI that a message without brackets begins with; the finding says which digits name none. */
export function firstAi(message: string, strictness: Strictness = {}): { ai: string } | { finding: Finding } {
  const length = aiLengthByPrefix(message);
  const ai = message.slice(0, length ?? 2);
  // An unassigned AI of a fixed prefix ends where we cannot know: what follows would be misread.
  const hasNoEnd = length === undefined || (hasPredefinedLength(ai) && !applicationIdentifier(ai));
  const finding = hasNoEnd ? found('unknownAi', { ai }, ai) : findingAboutName(ai, strictness);
  return finding ? { finding } : { ai };
}

/** How many characters a value of this AI always has; nothing when a separator has to end it. */
export function predefinedLength(ai: string): number | undefined {
  const known = applicationIdentifier(ai);
  if (!known?.hasPredefinedLength) return undefined;
  return known.components.reduce((total, { lengthMax }) => total + lengthMax, 0);
}

/** What is wrong with the value of this element, if anything: length, characters, and every check of its parts. */
export function findingAboutValue({ ai, value }: Element): Finding | undefined {
  if (value === '') return found('emptyValue', { ai }, ai);
  const known = applicationIdentifier(ai);
  const wrong = faultOf(value, known?.components ?? [anyText]);
  return wrong && foundInValue(ai, value, wrong);
}

const anyText: Component = { characters: 'X', lengthMin: 1, lengthMax: 90, isOptional: false, checks: [] };

const checkOfCharacters = { N: 'csetnumeric', X: 'cset82', Y: 'cset39', Z: 'cset64' } as const;

function refused(finding: Finding): Elements {
  return { ok: false, findings: [finding] };
}

function firstElement(rest: string, strictness: Strictness) {
  const named = firstAi(rest, strictness);
  if ('finding' in named) return named;
  const { ai } = named;
  const body = rest.slice(ai.length);
  const end = body.indexOf(separator);
  const upTo = Math.min(end < 0 ? body.length : end, predefinedLength(ai) ?? Number.POSITIVE_INFINITY);
  const element = { ai, value: body.slice(0, upTo) };
  const finding = findingAboutValue(element);
  return finding ? { finding } : { element, rest: body.slice(upTo) };
}

function findingAboutName(ai: string, { permitsUnknownAis = false }: Strictness): Finding | undefined {
  if (applicationIdentifier(ai)) return undefined;
  if (!/^\d{2,4}$/.test(ai)) return found('malformedAi', { ai });
  const length = aiLengthByPrefix(ai);
  const mayBe = permitsUnknownAis && (length === undefined || length === ai.length);
  return mayBe ? undefined : found('unknownAi', { ai }, ai);
}

function faultOf(value: string, components: readonly Component[]): Fault | undefined {
  let at = 0;
  for (const component of components) {
    const part = value.slice(at, at + component.lengthMax);
    if (part === '' && component.isOptional) break;
    const wrong = faultOfPart(part, component);
    if (wrong) return { ...wrong, from: wrong.from + at, to: wrong.to + at };
    at += part.length;
  }
  return at < value.length ? fault('valueTooLong', at, value.length, lengths(components)) : undefined;
}

function faultOfPart(part: string, { characters, lengthMin, lengthMax, checks }: Component): Fault | undefined {
  const stranger = checkComponent(checkOfCharacters[characters], part);
  if (stranger) return stranger;
  const expected = lengthMin === lengthMax ? `${lengthMax}` : `${lengthMin}–${lengthMax}`;
  if (part.length < lengthMin) return fault('valueTooShort', 0, part.length, expected);
  return checks.map((name) => checkComponent(name, part)).find((wrong) => wrong !== undefined);
}

function lengths(components: readonly Component[]): string {
  return String(components.reduce((total, { lengthMax }) => total + lengthMax, 0));
}
