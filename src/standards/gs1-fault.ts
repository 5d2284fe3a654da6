/** What a component check says when it does not agree. */

/** A fault: its name, where in the value it stands (from, up to and not including), and what was expected if known. */
export type Fault = { readonly code: string; readonly from: number; readonly to: number; readonly expected?: string };

/** A component check: silent when it agrees. */
export type Check = (value: string) => Fault | undefined;

/** Builds a fault. */
export function fault(code: string, from: number, to: number, expected?: string): Fault {
  return expected === undefined ? { code, from, to } : { code, from, to, expected };
}

/** The first character that is not a digit 0 to 9, if any. */
export function nonDigit(value: string): Fault | undefined {
  return strangerTo(/[^0-9]/, 'nonDigitCharacter')(value);
}

/** A check that finds the first character which matches the pattern of strangers. */
export function strangerTo(strangers: RegExp, code: string): Check {
  return (value) => {
    const at = value.search(strangers);
    return at < 0 ? undefined : fault(code, at, at + 1);
  };
}
