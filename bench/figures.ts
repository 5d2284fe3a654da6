/** What every bench prints, and the arithmetic behind it. */

export type Figure = {
  readonly bench: string;
  readonly metric: string;
  readonly scale: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline: number | null;
  readonly ratio: number | null;
};

/** Prints one figure as one line of JSON; the ratio is value over baseline. */
export const print = (figure: Omit<Figure, 'ratio' | 'baseline'> & { baseline?: number }): Figure => {
  const { bench, metric, scale, value, unit, baseline } = figure;
  const ratio = baseline === undefined ? null : rounded(value / baseline);
  const line = {
    bench,
    metric,
    scale,
    value: rounded(value),
    unit,
    baseline: baseline === undefined ? null : rounded(baseline),
    ratio,
  };
  console.log(JSON.stringify(line));
  return line;
};

const rounded = (value: number): number => Number(value.toPrecision(4));

/** What the benches say to people goes beside the figures, not between them. */
export const say = (text: string): void => console.error(text);

let missed = false;

/** Says that a budget was missed. The figures stand; the exit code tells. */
export const mustBe = (claim: boolean, sentence: string): void => {
  if (claim) return;
  missed = true;
  say(`missed: ${sentence}`);
};

export const hasMissed = (): boolean => missed;

/** The value below which a share of the samples lies. */
export const percentile = (samples: readonly number[], share: number): number => {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

export type Dice = () => number;

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export const diceOf = (seed: number): Dice => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** One of a list; the front of the list comes up far more often than its end. */
export const drawSkewed = <T>(list: readonly T[], dice: Dice): T => {
  const drawn = list[Math.floor(list.length * dice() ** 2)];
  if (drawn === undefined) throw new Error('there is nothing to draw from');
  return drawn;
};

/** `100k` and `1m` as numbers. */
export const countOf = (scale: string): number => {
  const [, digits, unit] = /^(\d+)(k|m)?$/.exec(scale) ?? [];
  if (!digits) throw new Error(`--scale ${scale} is not like 100k or 1m`);
  return Number(digits) * (unit === 'm' ? 1_000_000 : unit === 'k' ? 1_000 : 1);
};
