/** The fields of people. */
import { z } from 'zod';
import { type PositionName, Text } from '#kernel/contract';
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
  positions: field(z.array(Text), {
    name: 'positions',
    zh: '岗位',
    en: 'Positions',
    meaning: { zh: '任命的岗位，决定可以做什么。', en: 'What somebody is appointed to; it decides what they may do.' },
    source: 'GSP 19',
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

/** Positions as chains, rules and deadlines name them. */
export const qualityHead: PositionName = { name: 'qualityHead', zh: '质量负责人', en: 'Quality head' };
export const acceptor: PositionName = { name: 'acceptor', zh: '验收员', en: 'Acceptor' };
export const qualityStaff: PositionName = { name: 'qualityStaff', zh: '质量管理员', en: 'Quality staff' };
