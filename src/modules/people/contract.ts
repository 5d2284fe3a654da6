import { z } from 'zod';
import { command, contract, Id, query, Words } from '#kernel/contract';
import { field, sameField } from '#kernel/field';
import {
  access,
  holding,
  permission,
  person,
  positionTitle,
  qualityHead,
  readiness,
  scopeName,
  title,
} from './fields.ts';

/** What the dictionary says of one field. */
const Described = z.object({
  name: field(z.string(), {
    name: 'fieldName',
    zh: '字段',
    en: 'Field',
    meaning: { zh: '字段在程序和接口中的名字。', en: 'What the field is called in program and interfaces.' },
  }),
  title: field(Words, {
    name: 'fieldTitle',
    zh: '显示名称',
    en: 'Title',
    meaning: { zh: '字段在表单、列表上的名字。', en: 'What forms and lists call the field.' },
  }),
  meaning: field(Words, {
    name: 'fieldMeaning',
    zh: '含义',
    en: 'Meaning',
    meaning: { zh: '字段的含义。', en: 'What the field means.' },
  }),
  class: field(z.enum(['plain', 'personal', 'secret', 'cost', 'price']), {
    name: 'fieldClass',
    zh: '保密类别',
    en: 'Class',
    meaning: { zh: '记录和页面可以怎样显示它。', en: 'What records and screens may show of it.' },
  }),
  source: field(z.string(), {
    name: 'fieldSource',
    zh: '依据条款',
    en: 'Clause',
    meaning: { zh: '要求记录它的条款，若有。', en: 'The clause that asks for it, if one does.' },
  }).nullable(),
});

const lastSeenAt = field(z.string(), {
  name: 'sessionLastSeenAt',
  zh: '最近使用',
  en: 'Last seen',
  meaning: { zh: '会话最近一次使用的时间，精确到分钟。', en: 'When the session was last used, to the minute.' },
});

/** A position somebody holds, as people see it. */
export const Holding = z.object({
  holdingId: Id,
  position: holding.position,
  title,
  scope: z.array(holding.scope),
  fromOn: holding.fromOn,
  untilOn: holding.untilOn.nullable(),
});
export type Holding = z.output<typeof Holding>;

/** One stands in for another. */
export const Deputyship = z.object({
  deputyshipId: Id,
  title,
  deputy: sameField(holding.deputy, z.string()),
  holder: person.name,
  fromOn: holding.fromOn,
  untilOn: holding.untilOn,
});
export type Deputyship = z.output<typeof Deputyship>;

/** A person of the company with what they hold and what is on file. */
export const Colleague = z.object({
  id: Id,
  name: person.name,
  logins: z.array(sameField(access.login, z.string())),
  isLocked: access.isLocked,
  holdings: z.array(Holding),
  trainedOn: readiness.heldOn.nullable(),
  healthUntil: readiness.healthUntil.nullable(),
});
export type Colleague = z.output<typeof Colleague>;

export const OpenSession = z.object({
  sessionId: Id,
  person: person.name,
  startedAt: access.startedAt,
  lastSeenAt: lastSeenAt.nullable(),
  cameFrom: access.cameFrom.nullable(),
  expiresAt: access.expiresAt,
  isThis: access.isThis,
});
export type OpenSession = z.output<typeof OpenSession>;

export const people = contract('people', {
  employ: command({
    title: { zh: '登记人员', en: 'Employ a person' },
    about: z.object({}),
    fill: z.object({ personId: Id, name: person.name }),
  }),
  appoint: command({
    title: { zh: '任命', en: 'Appoint' },
    signed: { zh: '任命此人担任该岗位', en: 'Appoint this person to the position' },
    about: z.object({ personId: Id }),
    fill: z
      .object({
        position: holding.position,
        sites: holding.sites.optional(),
        parties: holding.parties.optional(),
        categories: holding.categories.optional(),
        fromOn: holding.fromOn,
        untilOn: holding.untilOn.optional(),
      })
      .refine(({ fromOn, untilOn }) => untilOn === undefined || fromOn <= untilOn, { path: ['untilOn'] }),
    output: z.object({ holdingId: Id }),
  }),
  endHolding: command({
    title: { zh: '免职', en: 'End the appointment' },
    signed: { zh: '免去此人的该岗位', en: 'This person holds the position no longer' },
    about: z.object({ holdingId: Id }),
    fill: z.object({ reason: holding.reason }),
  }),
  appointDeputy: command({
    title: { zh: '指定代理人', en: 'Appoint a deputy' },
    signed: { zh: '指定代理人在此期间代行岗位职责', en: 'The deputy stands in for the holder meanwhile' },
    about: z.object({ holdingId: Id }),
    fill: z
      .object({ deputyId: holding.deputy, fromOn: holding.fromOn, untilOn: holding.untilOn })
      .refine(({ fromOn, untilOn }) => fromOn <= untilOn, { path: ['untilOn'] }),
    output: z.object({ deputyshipId: Id }),
  }),
  endDeputyship: command({
    title: { zh: '结束代理', en: 'End the deputyship' },
    about: z.object({ deputyshipId: Id }),
    fill: z.object({ reason: holding.reason }),
  }),
  recordTraining: command({
    title: { zh: '登记培训考核', en: 'Record training' },
    about: z.object({ personId: Id }),
    fill: z.object({ topic: readiness.topic, heldOn: readiness.heldOn, isPassed: readiness.isPassed }),
  }),
  recordHealthCheck: command({
    title: { zh: '登记体检', en: 'Record a health check' },
    about: z.object({ personId: Id }),
    fill: z
      .object({ checkedOn: readiness.checkedOn, isFit: readiness.isFit, healthUntil: readiness.healthUntil })
      .refine(({ checkedOn, healthUntil }) => checkedOn <= healthUntil, { path: ['healthUntil'] }),
  }),
  revisePosition: command({
    title: { zh: '修订岗位', en: 'Revise a position' },
    signed: { zh: '提出修订该岗位的职责与权限', en: 'These duties and permissions are proposed' },
    proposed: { steps: [[qualityHead]], always: { ...qualityHead, basis: 'GSP 18' } },
    about: z.object({ position: holding.position, version: positionTitle.version }),
    fill: z.object({
      titleZh: positionTitle.zh,
      titleEn: positionTitle.en,
      may: z.array(permission).max(500),
      fromOn: positionTitle.fromOn,
      reason: positionTitle.reason,
    }),
    output: z.object({ version: positionTitle.version }),
  }),
  unlockLogin: command({
    title: { zh: '解除账号暂停', en: 'Unlock the login' },
    about: z.object({ personId: Id }),
    fill: z.object({}),
  }),
  endSession: command({
    title: { zh: '结束会话', en: 'End the session' },
    about: z.object({ sessionId: Id }),
    fill: z.object({}),
  }),
  endOwnSession: command({
    title: { zh: '结束自己的会话', en: 'End my session' },
    about: z.object({ sessionId: Id }),
    fill: z.object({}),
  }),
  colleagues: query({
    title: { zh: '人员与岗位', en: 'People and positions' },
    scope: 'company-wide: who holds which position is posted for everybody (GSP 19)',
    input: z.object({}),
    output: z.object({ people: z.array(Colleague), deputies: z.array(Deputyship) }),
  }),
  positions: query({
    title: { zh: '岗位', en: 'Positions' },
    scope: 'company-wide: what a position permits is posted for everybody (GSP 19)',
    input: z.object({}),
    output: z.array(
      z.object({
        position: holding.position,
        version: positionTitle.version,
        title,
        may: z.array(permission),
      }),
    ),
  }),
  places: query({
    title: { zh: '任职范围可选项', en: 'What a position may be held for' },
    input: z.object({}),
    output: z.object({
      sites: z.array(z.object({ id: Id, name: scopeName })),
      parties: z.array(z.object({ id: Id, name: scopeName })),
    }),
  }),
  sessions: query({
    title: { zh: '全部会话', en: 'All sessions' },
    scope: 'company-wide: a session is of a person, not of a site',
    input: z.object({}),
    output: z.array(OpenSession),
  }),
  mySessions: query({
    title: { zh: '我的会话', en: 'My sessions' },
    scope: "company-wide: the asker's own sessions only",
    input: z.object({}),
    output: z.array(OpenSession),
  }),
  dictionary: query({
    title: { zh: '字段字典', en: 'Dictionary of fields' },
    scope: "company-wide: what fields mean is the program's, not of any site",
    input: z.object({}),
    output: z.array(Described),
  }),
});
