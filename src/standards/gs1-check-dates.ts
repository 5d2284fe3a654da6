/** Component checks of days and times of day, as the GS1 Barcode Syntax Dictionary names them. */

import { type Check, fault, nonDigit } from './gs1-fault.ts';

/** A day with a full year; with `d0` the day may be 00, which means the last of the month. */
export const yyyymmdd: Check = (value) => day(value, 4, false);

/** A day with a full year, 00 allowed as the last of the month. */
export const yyyymmd0: Check = (value) => day(value, 4, true);

/** A day with a two-digit year. */
export const yymmdd: Check = (value) => day(value, 2, false);

/** A day with a two-digit year, 00 allowed as the last of the month: the form of AI 11 and 17. */
export const yymmd0: Check = (value) => day(value, 2, true);

/** An hour, 00 to 23. */
export const hh: Check = (value) => twoDigits(value, 23, 'hourTooShort', 'hourTooLong', 'illegalHour');

/** A minute, 00 to 59. */
export const mi: Check = (value) => twoDigits(value, 59, 'minuteTooShort', 'minuteTooLong', 'illegalMinute');

/** A second, 00 to 59. */
export const ss: Check = (value) => twoDigits(value, 59, 'secondTooShort', 'secondTooLong', 'illegalSecond');

/** Hour and minute together. */
export const hhmi: Check = (value) => {
  if (value.length < 4) return fault('hourWithMinuteTooShort', 0, value.length);
  if (value.length > 4) return fault('hourWithMinuteTooLong', 0, value.length);
  const stranger = nonDigit(value);
  if (stranger) return stranger;
  if (Number(value.slice(0, 2)) > 23) return fault('illegalHour', 0, 2);
  return Number(value.slice(2)) > 59 ? fault('illegalMinute', 2, 4) : undefined;
};

/** How many days a month has, in the Gregorian calendar; the month counts from 1. */
export function daysInMonth(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function day(value: string, yearDigits: 2 | 4, mayBeZero: boolean) {
  const length = yearDigits + 4;
  if (value.length < length) return fault('dateTooShort', 0, value.length);
  if (value.length > length) return fault('dateTooLong', 0, value.length);
  const stranger = nonDigit(value);
  if (stranger) return stranger;
  // Which century does not matter here: 29 February exists in 2000 as it does every four years around it.
  const year = Number(value.slice(0, yearDigits)) + (yearDigits === 2 ? 2000 : 0);
  const month = Number(value.slice(yearDigits, yearDigits + 2));
  if (month < 1 || month > 12) return fault('illegalMonth', yearDigits, yearDigits + 2);
  const last = daysInMonth(year, month);
  const date = Number(value.slice(yearDigits + 2));
  const isReal = date >= (mayBeZero ? 0 : 1) && date <= last;
  return isReal ? undefined : fault('illegalDay', yearDigits + 2, length, String(last));
}

function twoDigits(value: string, max: number, ...[short, long, illegal]: readonly [string, string, string]) {
  if (value.length < 2) return fault(short, 0, value.length);
  if (value.length > 2) return fault(long, 0, value.length);
  return nonDigit(value) ?? (Number(value) > max ? fault(illegal, 0, 2) : undefined);
}
