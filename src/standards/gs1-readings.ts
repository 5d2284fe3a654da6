/** Readings of a message whose separators were lost on the way, as happens with scanners that act as keyboards. */

import { type Element, findingAboutValue, firstAi, predefinedLength } from './gs1-element.ts';

/** All readings found; `isComplete` is false when there are more than anybody would look through. */
export type Readings = { readonly readings: readonly (readonly Element[])[]; readonly isComplete: boolean };

/**
 * Every way to read a message without separators, the fewest lost separators first. After a value whose
 * length is open, only what device labels carry beside a DI is looked for: else nearly every lot had two readings.
 */
export function readingsWithoutSeparators(message: string): Readings {
  const budget = { steps: stepsMax };
  const found: (readonly Element[])[] = [];
  for (let lost = 0; lost <= lostMax; lost++) {
    for (const reading of read(message, [], lost, budget)) {
      if (found.length === readingsMax) return { readings: found, isComplete: false };
      found.push(reading);
    }
  }
  return { readings: found, isComplete: budget.steps > 0 };
}

/** AIs that makers of devices put behind a lot number, serial number or quantity. */
export const aisBehindOpenValues = '10 11 13 15 16 17 21 30 37 240 241 250 7003 8008 8012'.split(' ');

const lostMax = 4;
const readingsMax = 20;
const stepsMax = 50_000;

type Budget = { steps: number };

/** Readings of the rest that lose exactly so many separators. */
function* read(rest: string, before: readonly Element[], lost: number, budget: Budget): Generator<readonly Element[]> {
  if (budget.steps-- <= 0) return;
  const named = firstAi(rest);
  if ('finding' in named) return;
  const { ai } = named;
  if (before.some((element) => element.ai === ai)) return;
  const body = rest.slice(ai.length);
  const fixed = predefinedLength(ai);
  for (const length of fixed === undefined ? openLengths(body, lost) : [fixed]) {
    const element = { ai, value: body.slice(0, length) };
    const after = body.slice(length);
    const splits = fixed === undefined && after !== '';
    if (splits && !aisBehindOpenValues.some((one) => after.startsWith(one))) continue;
    if (findingAboutValue(element)) continue;
    const elements = [...before, element];
    const left = splits ? lost - 1 : lost;
    if (after === '') {
      if (left === 0) yield elements;
    } else {
      yield* read(after, elements, left, budget);
    }
  }
}

/** Where a value of open length may end: at the end of the message, and before it while separators may be lost. */
function openLengths(body: string, lost: number): readonly number[] {
  return lost === 0 ? [body.length] : Array.from({ length: Math.min(body.length, 91) - 1 }, (_, at) => at + 1);
}
