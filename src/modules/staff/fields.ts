/** The fields of staff: what a list of people shows, how they sign in and where they are signed in. */
import { z } from 'zod';
import { Text, Words } from '#kernel/contract';
import { field } from '#kernel/field';

const Moment = z.iso.datetime();
/** What somebody types at sign-in: no spaces, nothing that cannot be seen. */
const LoginName = Text.min(2).max(100).regex(/^\S+$/);

/** What the list of people shows of them. */
export const listed = {
  positions: field(Words, {
    name: 'heldPositions',
    zh: '现任岗位',
    en: 'Positions',
    meaning: { zh: '今天担任的岗位。', en: 'The positions somebody holds today.' },
    source: 'GSP 19',
  }),
  held: field(z.string(), {
    name: 'heldPositionsText',
    zh: '现任岗位（检索）',
    en: 'Positions, to search',
    meaning: { zh: '今天担任的岗位，中英文，用于检索。', en: 'The positions held today in both languages.' },
  }),
  lastSignInAt: field(Moment, {
    name: 'lastSignInAt',
    zh: '最近登录',
    en: 'Last sign-in',
    meaning: { zh: '最近一次登录的时间。', en: 'When somebody last signed in.' },
  }),
};

/** What is on file of one person. */
export const filed = {
  endedAt: field(Moment, {
    name: 'holdingEndedAt',
    zh: '免职时间',
    en: 'Ended at',
    meaning: { zh: '任职被提前结束的时间。', en: 'When an appointment was ended before its last day.' },
    source: 'GSP 25',
  }),
  recordedBy: field(Text, {
    name: 'readinessRecordedBy',
    zh: '登记人',
    en: 'Filed by',
    meaning: { zh: '谁把培训、体检登记入档。', en: 'Who put training or health check on file.' },
  }),
};

/** A login as administrators see it. Never its password. */
export const login = {
  isHome: field(z.boolean(), {
    name: 'isHomeLogin',
    zh: '本企业账号',
    en: 'Our own login',
    meaning: {
      zh: '否则为其他企业的账号，经本人授权关联到这里。',
      en: "Else another company's login, linked here with its holder's consent.",
    },
  }),
  hasBadge: field(z.boolean(), {
    name: 'loginHasBadge',
    zh: '有胸卡',
    en: 'Has a badge',
    meaning: { zh: '可以用胸卡与 PIN 换人、签名。', en: 'May take over a station and sign by badge and PIN.' },
  }),
  mustChoosePassword: field(z.boolean(), {
    name: 'mustChoosePassword',
    zh: '待设置密码',
    en: 'Password not chosen yet',
    meaning: {
      zh: '仍是一次性密码，首次登录时自己设置。',
      en: 'Still a one-time password; chosen at the next sign-in.',
    },
  }),
  lockedUntil: field(Moment, {
    name: 'lockedUntil',
    zh: '暂停至',
    en: 'Rests until',
    meaning: { zh: '密码多次错误，账号暂停到此时。', en: 'After too many wrong passwords the login rests until then.' },
  }),
  name: field(LoginName, {
    name: 'newLogin',
    zh: '登录账号',
    en: 'Name to sign in by',
    meaning: {
      zh: '登录时输入的账号，不含空格，全平台唯一。',
      en: 'Typed at sign-in, without spaces; nobody else has it.',
    },
    source: 'INSP 5.51',
  }),
  passwordHash: field(z.string(), {
    name: 'passwordHash',
    zh: '密码摘要',
    en: 'Hash of the password',
    meaning: { zh: '密码的 argon2id 摘要，不进任何记录。', en: 'The argon2id hash of a password; in no record.' },
    class: 'secret',
  }),
  consentCode: field(z.string().trim().min(8).max(40), {
    name: 'consentCode',
    zh: '授权码',
    en: 'Code of consent',
    meaning: {
      zh: '由账号本人在其姓名菜单“授权其他企业”中取得，15 分钟内有效，用一次。',
      en: 'Its holder gets it under their name, “Let another company link my login”; for 15 minutes, once.',
    },
    class: 'secret',
  }),
  linkedAt: field(Moment, {
    name: 'loginLinkedAt',
    zh: '关联时间',
    en: 'Linked at',
    meaning: { zh: '其他企业账号关联到这里的时间。', en: "When another company's login was linked here." },
  }),
};

/** What a position may be permitted, in words. */
export const duty = {
  title: field(Words, {
    name: 'permissionTitle',
    zh: '权限名称',
    en: 'What it permits',
    meaning: { zh: '权限对应的操作或查询。', en: 'The act or the view that a permission permits.' },
  }),
  isCommand: field(z.boolean(), {
    name: 'permitsAct',
    zh: '办理权限',
    en: 'Permits an act',
    meaning: { zh: '否则为查看权限。', en: 'Else it permits to see.' },
  }),
};
