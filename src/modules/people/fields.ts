/** The fields of people. */
import { z } from 'zod';
import { Day, Id, type PositionName, Text, Words } from '#kernel/contract';
import { field } from '#kernel/field';

/** A person's file. */
export const person = {
  name: field(Text, {
    name: 'personName',
    zh: '姓名',
    en: 'Name',
    meaning: { zh: '人员的姓名，记录上的操作人。', en: "A person's name, as records show it." },
    source: 'INSP 5.51',
  }),
  identityNumber: field(Text.max(30), {
    name: 'identityNumber',
    zh: '身份证件号码',
    en: 'Identity number',
    meaning: {
      zh: '身份证件的号码；记录中只留密钥摘要。',
      en: 'The number of an identity paper; records keep a keyed digest.',
    },
    class: 'personal',
    source: 'GSP 53',
  }),
};

/** A position somebody holds: where, from when until when. */
export const holding = {
  position: field(z.string().regex(/^[a-z][a-zA-Z]{1,40}$/), {
    name: 'position',
    zh: '岗位',
    en: 'Position',
    meaning: { zh: '任命的岗位，决定可以做什么。', en: 'What somebody is appointed to; it decides what they may do.' },
    source: 'GSP 19',
  }),
  sites: field(z.array(Id).min(1).max(200), {
    name: 'scopeSites',
    zh: '限于仓库',
    en: 'Only these sites',
    meaning: { zh: '不填为全部仓库。', en: 'Left out, all sites.' },
  }),
  parties: field(z.array(Id).min(1).max(1000), {
    name: 'scopePartners',
    zh: '限于往来单位',
    en: 'Only these partners',
    meaning: { zh: '不填为全部往来单位。', en: 'Left out, all partners.' },
  }),
  categories: field(z.array(Text.max(50)).min(1).max(200), {
    name: 'scopeCategories',
    zh: '限于产品类别',
    en: 'Only these categories',
    meaning: { zh: '不填为全部产品类别。', en: 'Left out, all product categories.' },
  }),
  fromOn: field(Day, {
    name: 'heldFrom',
    zh: '起始日期',
    en: 'From',
    meaning: { zh: '任职或代理的第一天。', en: 'The first day it is held.' },
    source: 'GSP 25',
  }),
  untilOn: field(Day, {
    name: 'heldUntil',
    zh: '截止日期',
    en: 'Until',
    meaning: { zh: '任职或代理的最后一天；任职可不填。', en: 'The last day it is held; left out, until it is ended.' },
    source: 'GSP 25',
  }),
  reason: field(Text, {
    name: 'endReason',
    zh: '免职原因',
    en: 'Why it ends',
    meaning: { zh: '任职或代理为什么结束。', en: 'Why somebody holds it no longer.' },
    source: 'GSP 25',
  }),
  deputy: field(Id, {
    name: 'deputy',
    zh: '代理人',
    en: 'Deputy',
    meaning: { zh: '期间代行该岗位权限的人。', en: 'Who has the permissions of the position meanwhile.' },
  }),
  scope: field(Words, {
    name: 'heldScope',
    zh: '任职范围',
    en: 'Scope',
    meaning: { zh: '限于哪些仓库、往来单位、类别；空为全公司。', en: 'Sites, partners, categories; empty is all.' },
  }),
};

/** What the law wants on file before somebody works: training with assessment, and health. */
export const readiness = {
  topic: field(Text, {
    name: 'trainingTopic',
    zh: '培训内容',
    en: 'Training',
    meaning: { zh: '法规、制度、产品、职责、操作规程等。', en: 'Law, policies, product, duty, procedures.' },
    source: 'GSP 30',
  }),
  heldOn: field(Day, {
    name: 'trainedOn',
    zh: '培训日期',
    en: 'Trained on',
    meaning: { zh: '培训考核的日期。', en: 'The day of training and assessment.' },
    source: 'GSP 30',
  }),
  isPassed: field(z.boolean(), {
    name: 'isTrainingPassed',
    zh: '考核合格',
    en: 'Passed',
    meaning: { zh: '培训考核是否合格。', en: 'Whether the assessment was passed.' },
    source: 'GSP 32',
  }),
  checkedOn: field(Day, {
    name: 'healthCheckedOn',
    zh: '体检日期',
    en: 'Health check on',
    meaning: { zh: '健康检查的日期。', en: 'The day of the health check.' },
    source: 'GSP 33',
  }),
  isFit: field(z.boolean(), {
    name: 'isFit',
    zh: '健康合格',
    en: 'Fit',
    meaning: { zh: '是否适合从事岗位工作。', en: 'Whether fit for the post.' },
    source: 'GSP 33',
  }),
  healthUntil: field(Day, {
    name: 'healthValidUntil',
    zh: '健康档案有效期至',
    en: 'Health check valid until',
    meaning: { zh: '下次体检前的最后一天，至多一年。', en: 'The last day before the next check, a year at most.' },
    source: 'GSP 33',
  }),
};

/** How somebody signs in, and where they are signed in. */
export const access = {
  login: field(Text.max(100), {
    name: 'login',
    zh: '账号',
    en: 'Login',
    meaning: { zh: '登录所用的账号名。', en: 'The name somebody signs in by.' },
    source: 'INSP 5.51',
  }),
  isLocked: field(z.boolean(), {
    name: 'isLoginLocked',
    zh: '已暂停',
    en: 'Locked',
    meaning: { zh: '密码多次错误，账号暂停。', en: 'Too many wrong passwords; the login rests.' },
  }),
  startedAt: field(z.string(), {
    name: 'sessionStartedAt',
    zh: '登录时间',
    en: 'Signed in at',
    meaning: { zh: '会话开始的时间。', en: 'When the session began.' },
  }),
  expiresAt: field(z.string(), {
    name: 'sessionExpiresAt',
    zh: '到期时间',
    en: 'Ends at',
    meaning: { zh: '会话最迟结束的时间。', en: 'When the session ends at the latest.' },
  }),
  cameFrom: field(z.string(), {
    name: 'sessionCameFrom',
    zh: '来源',
    en: 'From',
    meaning: { zh: '登录时的地址与浏览器。', en: 'Address and browser at sign-in.' },
  }),
  isThis: field(z.boolean(), {
    name: 'isThisSession',
    zh: '当前会话',
    en: 'This session',
    meaning: { zh: '正在使用的会话。', en: 'The session in use.' },
  }),
};

/** What a position is called. */
export const title = field(Words, {
  name: 'positionTitle',
  zh: '岗位名称',
  en: 'Title',
  meaning: { zh: '岗位的名称。', en: 'What the position is called.' },
});

/** What a site or partner of a scope is called. */
export const scopeName = field(z.string(), {
  name: 'scopeName',
  zh: '名称',
  en: 'Name',
  meaning: { zh: '任职范围中仓库或往来单位的名称。', en: 'What a site or partner of a scope is called.' },
});

/** What a position is called, and why that changes. */
export const positionTitle = {
  zh: field(Text.max(50), {
    name: 'positionTitleZh',
    zh: '中文名称',
    en: 'Chinese title',
    meaning: { zh: '岗位的中文名称。', en: 'What the position is called in Chinese.' },
  }),
  en: field(Text.max(50), {
    name: 'positionTitleEn',
    zh: '英文名称',
    en: 'English title',
    meaning: { zh: '岗位的英文名称。', en: 'What the position is called in English.' },
  }),
  reason: field(Text, {
    name: 'positionReason',
    zh: '理由',
    en: 'Reason',
    meaning: { zh: '为什么修订。', en: 'Why it is revised.' },
    source: 'GSP 19',
  }),
  version: field(z.int().min(0), {
    name: 'positionVersion',
    zh: '岗位版本',
    en: 'Version',
    meaning: {
      zh: '本企业修订的第几版；0 为程序自带。',
      en: "The company's own version; 0 is the one it started with.",
    },
  }),
  fromOn: field(Day, {
    name: 'positionFrom',
    zh: '生效日期',
    en: 'Counts from',
    meaning: {
      zh: '新的职责与权限从哪一天起生效；批准晚于此日的，从批准之日起。',
      en: 'The day from which it permits what it says; from its approval where that comes later.',
    },
    source: 'GSP 19',
  }),
};

/** The name of a command or query. */
export const permission = field(z.string(), {
  name: 'permission',
  zh: '权限',
  en: 'Permission',
  meaning: { zh: '一个操作或查询的名称，即其权限。', en: 'The name of a command or query, which is its permission.' },
});

/** Positions as chains, rules and deadlines name them. */
export const qualityHead: PositionName = { name: 'qualityHead', zh: '质量负责人', en: 'Quality head' };
export const companyHead: PositionName = { name: 'companyHead', zh: '企业负责人', en: 'Company head' };
export const acceptor: PositionName = { name: 'acceptor', zh: '验收员', en: 'Acceptor' };
export const qualityStaff: PositionName = { name: 'qualityStaff', zh: '质量管理员', en: 'Quality staff' };
