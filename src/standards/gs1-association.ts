/** Which elements may, must and must not stand together. Source: GS1 General Specifications, sections 4.13 and 4.14. */

import { applicationIdentifier } from './gs1-ai.ts';
import type { Element } from './gs1-element.ts';
import { type Finding, found, nameOf } from './gs1-words.ts';

/**
 * Every breach of the rules between elements. They hold for all barcodes of one physical item together: a companion
 * missing here may stand on the barcode beside it.
 */
export function associationFindings(elements: readonly Element[]): readonly Finding[] {
  return [
    ...repeatedDiffering(elements),
    ...excludedTogether(elements),
    ...companionsMissing(elements),
    ...signaturesWithoutSerial(elements),
  ];
}

/** An AI that stands twice must say the same both times. */
export function repeatedDiffering(elements: readonly Element[]): readonly Finding[] {
  const first = new Map<string, string>();
  return elements.flatMap(({ ai, value }) => {
    const before = first.get(ai) ?? value;
    first.set(ai, before);
    return before === value
      ? []
      : [found('repeatedDiffering', { ai, ...nameOf(ai), first: before, second: value }, ai)];
  });
}

function excludedTogether(elements: readonly Element[]): readonly Finding[] {
  return distinct(elements).flatMap((ai) => {
    const forbids = applicationIdentifier(ai)?.forbids ?? [];
    const others = distinct(elements).filter((other) => other !== ai && forbids.some((one) => matches(one, other)));
    return others.map((other) => found('excludedTogether', { ai, other }, ai));
  });
}

function companionsMissing(elements: readonly Element[]): readonly Finding[] {
  const present = distinct(elements);
  const isMet = (group: readonly string[]) => group.every((one) => present.some((ai) => matches(one, ai)));
  return present.flatMap((ai) => {
    const needs = applicationIdentifier(ai)?.needs ?? [];
    if (needs.length === 0 || needs.some(isMet)) return [];
    const told = needs.map((group) => group.map((one) => `(${one})`).join('+')).join(' / ');
    return [found('companionMissing', { ai, needs: told }, ai)];
  });
}

const lengthWithoutSerial: Readonly<Record<string, number>> = { '253': 13, '255': 13, '8003': 14 };

function signaturesWithoutSerial(elements: readonly Element[]): readonly Finding[] {
  if (!elements.some(({ ai }) => ai === '8030')) return [];
  const bare = elements.filter(({ ai, value }) => value.length === lengthWithoutSerial[ai]);
  return bare.map(({ ai }) => found('signatureWithoutSerial', { ai }, ai));
}

function distinct(elements: readonly Element[]): readonly string[] {
  return [...new Set(elements.map(({ ai }) => ai))];
}

/** In `310n` the n stands for any digit. */
function matches(pattern: string, ai: string): boolean {
  return pattern.length === ai.length && [...pattern].every((sign, at) => sign === 'n' || sign === ai[at]);
}
