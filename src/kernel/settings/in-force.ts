/** Settings as facts: rules and operations ask for them beside their other facts, in the same statement. */
import { sql } from 'kysely';
import type { z } from 'zod';
import { must } from '../errors.ts';
import { fact, shaped } from '../fact.ts';
import type { Subject, SubjectLine } from '../subject.ts';
import { keysAt, resolved, type Setting, type SettingPlace, settingKey, settingNamed } from './setting.ts';

/** The version that counts today, the company's day, at each key: the latest to begin; of one day, the last made. */
export const settingInForce = fact(
  'kernel.settingInForce',
  (reader, { org, keys }) =>
    reader
      .selectFrom('kernel.settingVersion as version')
      .innerJoin('kernel.company as company', (join) =>
        join.onRef('company.orgId', '=', 'version.orgId').onRef('company.id', '=', 'version.orgId'),
      )
      .distinctOn('version.key')
      .select(['version.key', 'version.number', 'version.value', 'version.countsFrom'])
      .where('version.orgId', '=', org)
      .where('company.orgId', '=', org)
      .where('version.key', '=', keys)
      .where(
        'version.countsFrom',
        '<=',
        sql<string>`((now() + company.clock_offset) at time zone company.time_zone)::date`,
      )
      .orderBy('version.key')
      .orderBy('version.countsFrom', 'desc')
      .orderBy('version.number', 'desc'),
  'text',
);

/** Asks for a setting where an act takes place; loaded it is the value. */
export const settingFor = <S extends z.ZodObject>(its: Setting<S>, place: SettingPlace) => {
  const keys = keysAt(listedOne(its), place);
  return shaped(settingInForce, keys, (inForce): z.output<S> => resolved(its, keys, inForce), defaultOf(its));
};

/** Asks for a setting at several places, such as the products of many lines; loaded it is a look-up by place. */
export const settingAt = <S extends z.ZodObject>(its: Setting<S>, places: readonly SettingPlace[]) => {
  const keys = [...new Set([...keysAt(listedOne(its), {}), ...places.flatMap((place) => keysAt(its, place))])];
  const at =
    (inForce: Parameters<typeof resolved>[2]) =>
    (place: SettingPlace): z.output<S> =>
      resolved(its, keysAt(its, place), inForce);
  return shaped(settingInForce, keys, at, defaultOf(its));
};

/** Where a line of an act takes place, as far as settings care. */
export const placeOf = ({ siteId, partyId }: Subject, { productId, category }: SubjectLine): SettingPlace => ({
  siteId,
  partyId,
  productId,
  category,
});

const listedOne = <S extends z.ZodObject>(its: Setting<S>): Setting<S> => {
  must(settingNamed(its.name), `the setting ${its.name} is listed by its module`);
  return its;
};

/** Version 0 is the default; a journal line shows it like any other version. */
const defaultOf = (its: Setting) => ({
  key: settingKey(its.name, 'company', ''),
  row: { number: 0, value: its.default, countsFrom: null },
});
