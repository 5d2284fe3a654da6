/** The fields of deadlines. */
import { z } from 'zod';
import { Words } from '../contract.ts';
import { field } from '../field.ts';

/** Until when something has to be done about a document. */
export const deadline = {
  title: field(Words, {
    name: 'deadlineTitle',
    zh: '时限事项',
    en: 'To be done',
    meaning: { zh: '须在时限内办完的事。', en: 'What has to be done in time.' },
  }),
  owner: field(Words, {
    name: 'deadlineOwner',
    zh: '负责岗位',
    en: 'Owner',
    meaning: { zh: '应当办理的岗位。', en: 'The position that has to do it.' },
  }),
  dueAt: field(z.iso.datetime(), {
    name: 'dueAt',
    zh: '截止时间',
    en: 'Due',
    meaning: { zh: '最迟应办完的时间。', en: 'The moment it has to be done by.' },
  }),
  isOverdue: field(z.boolean(), {
    name: 'isOverdue',
    zh: '已逾期',
    en: 'Overdue',
    meaning: { zh: '截止时间是否已过。', en: 'Whether its moment is past.' },
  }),
  site: field(z.string(), {
    name: 'deadlineSite',
    zh: '办理地点',
    en: 'Site',
    meaning: { zh: '事项所在的仓库。', en: 'The site it has to be done at.' },
  }),
  openedAt: field(z.iso.datetime(), {
    name: 'deadlineOpenedAt',
    zh: '计时开始',
    en: 'Running since',
    meaning: { zh: '从什么时候开始计时。', en: 'Since when it runs.' },
  }),
  escalatedAt: field(z.iso.datetime(), {
    name: 'escalatedAt',
    zh: '上报时间',
    en: 'Escalated',
    meaning: { zh: '逾期后通知有关岗位的时间。', en: 'When the positions were told that it was missed.' },
  }),
};
