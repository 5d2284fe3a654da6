import { z } from 'zod';
import { Deputyship, Holding, OpenSession } from '#contract/people';
import { access, permission, person, readiness } from '#fields/people';
import { command, contract, Id, query } from '#kernel/contract';
import { sameField } from '#kernel/field';
import { system } from '#kernel/fields';
import { list } from '#kernel/lists/list';
import { duty, filed, listed, login } from './fields.ts';

/** A position somebody holds or held. */
export const Held = Holding.extend({ endedAt: filed.endedAt.nullable() });
export type Held = z.output<typeof Held>;

/** Training as it stands on file. */
export const Training = z.object({
  trainingId: Id,
  heldOn: readiness.heldOn,
  topic: readiness.topic,
  isPassed: readiness.isPassed,
  recordedBy: filed.recordedBy,
});

/** A health check as it stands on file. */
export const HealthCheck = z.object({
  healthCheckId: Id,
  checkedOn: readiness.checkedOn,
  isFit: readiness.isFit,
  healthUntil: readiness.healthUntil,
  recordedBy: filed.recordedBy,
});

/** What is on file of one person. */
export const PersonFile = z.object({
  personId: Id,
  name: person.name,
  holdings: z.array(Held),
  deputies: z.array(Deputyship),
  trainings: z.array(Training),
  healthChecks: z.array(HealthCheck),
});
export type PersonFile = z.output<typeof PersonFile>;

/** A login of a person, the company's own or one linked from elsewhere. */
export const Login = z.object({
  loginId: Id,
  linkId: Id.nullable(),
  login: sameField(access.login, z.string()),
  isHome: login.isHome,
  hasBadge: login.hasBadge,
  mustChoosePassword: login.mustChoosePassword,
  lockedUntil: login.lockedUntil.nullable(),
  linkedAt: login.linkedAt.nullable(),
});
export type Login = z.output<typeof Login>;

export const staff = contract('staff', {
  openLogin: command({
    title: { zh: '开通账号', en: 'Open a login' },
    about: z.object({ personId: Id }),
    fill: z.object({ login: sameField(access.login, login.name), oneTimePasswordId: Id }),
    output: z.object({ loginId: Id }),
  }),
  giveOneTimePassword: command({
    title: { zh: '重设密码', en: 'Give a new password' },
    about: z.object({ loginId: Id }),
    fill: z.object({ reason: system.changeReason, oneTimePasswordId: Id }),
  }),
  voidBadge: command({
    title: { zh: '胸卡作废', en: 'Make the badge void' },
    about: z.object({ loginId: Id }),
    fill: z.object({ reason: system.changeReason }),
  }),
  linkLogin: command({
    title: { zh: '关联其他企业账号', en: "Link another company's login" },
    about: z.object({ personId: Id }),
    fill: z.object({ login: sameField(access.login, login.name), consentCode: login.consentCode }),
    output: z.object({ linkId: Id }),
  }),
  unlinkLogin: command({
    title: { zh: '解除账号关联', en: 'Unlink the login' },
    about: z.object({ linkId: Id }),
    fill: z.object({ reason: system.changeReason }),
  }),
  endOtherSessions: command({
    title: { zh: '结束其他会话', en: 'End all other sessions' },
    about: z.object({ sessionId: Id }),
    fill: z.object({}),
  }),
  people: list({
    title: { zh: '人员', en: 'People' },
    row: z.object({
      personId: Id,
      name: person.name,
      positions: listed.positions.nullable(),
      trainedOn: readiness.heldOn.nullable(),
      healthUntil: readiness.healthUntil.nullable(),
      lastSignInAt: listed.lastSignInAt.nullable(),
      isLocked: access.isLocked,
      held: listed.held.nullable(),
    }),
    key: ['personId'],
    sorts: ['name'],
    sort: { by: 'name', down: false },
    searched: ['name', 'held'],
    hidden: ['held'],
    scope: 'company-wide: who holds which position is posted for everybody (GSP 19)',
  }),
  file: query({
    title: { zh: '人员档案', en: "A person's file" },
    scope: "company-wide: a person's file is of the person, not of a site",
    input: z.object({ personId: Id }),
    output: PersonFile,
  }),
  access: query({
    title: { zh: '账号与会话', en: 'Logins and sessions' },
    scope: 'company-wide: a login is of a person, not of a site',
    input: z.object({ personId: Id }),
    output: z.object({ logins: z.array(Login), sessions: z.array(OpenSession) }),
  }),
  duties: query({
    title: { zh: '权限一览', en: 'What can be permitted' },
    scope: 'company-wide: what a position permits is posted for everybody (GSP 19)',
    input: z.object({}),
    output: z.array(z.object({ permission, title: duty.title, isCommand: duty.isCommand })),
  }),
});
