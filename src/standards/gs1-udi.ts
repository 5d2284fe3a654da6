/** What a GS1 barcode says of a medical device: DI and PI, as the Chinese UDI rules name them. */

import { daysInMonth } from './gs1-check-dates.ts';
import type { Element } from './gs1-element.ts';

/** DI and PI; a day is text `2027-03-31`. `raw` is what was scanned or typed, untouched. */
export type Udi = {
  readonly deviceIdentifier: string | undefined;
  /** AI 02: what a carton without a DI of its own contains. */
  readonly contentDeviceIdentifier: string | undefined;
  /** AI 00: the logistic unit itself. */
  readonly serialShippingContainerCode: string | undefined;
  readonly lotNumber: string | undefined;
  readonly serialNumber: string | undefined;
  readonly productionOn: string | undefined;
  readonly expiresOn: string | undefined;
  /** AI 30, or 37 for the content of a carton. */
  readonly quantity: number | undefined;
  readonly raw: string;
};

/** Reads DI and PI out of elements whose values have been checked; `today` decides the century, nothing else does. */
export function udiOf(elements: readonly Element[], raw: string, today: string): Udi {
  const said = (ai: string) => elements.find((element) => element.ai === ai)?.value;
  const dayOf = (value: string | undefined) => (value === undefined ? undefined : dayFromYymmdd(value, today));
  const quantity = said('30') ?? said('37');
  return {
    deviceIdentifier: said('01'),
    contentDeviceIdentifier: said('02'),
    serialShippingContainerCode: said('00'),
    lotNumber: said('10'),
    serialNumber: said('21'),
    productionOn: dayOf(said('11') ?? said('8008')),
    expiresOn: dayOf(said('17') ?? said('7003')),
    quantity: quantity === undefined ? undefined : Number(quantity),
    raw,
  };
}

/**
 * The day that six digits YYMMDD mean. Day 00 is the last of the month. The century is the one that brings the year
 * nearest to today: up to 50 years ahead, up to 49 back. Source: GS1 General Specifications, section 7.12.
 */
export function dayFromYymmdd(yymmdd: string, today: string): string {
  const thisYear = Number(today.slice(0, 4));
  const ahead = Number(yymmdd.slice(0, 2)) - (thisYear % 100);
  const century = thisYear - (thisYear % 100) + (ahead >= 51 ? -100 : ahead <= -50 ? 100 : 0);
  const year = century + Number(yymmdd.slice(0, 2));
  const month = yymmdd.slice(2, 4);
  const day = yymmdd.slice(4, 6);
  const date = day === '00' ? String(daysInMonth(year, Number(month))) : day;
  return `${year}-${month}-${date}`;
}
