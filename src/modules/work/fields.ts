/** The fields of approvals, tasks and the inbox. */
import { z } from 'zod';
import { Day, Id, Text, Words } from '#kernel/contract';
import { field } from '#kernel/field';

/** What is held, and who has to approve it. */
export const approval = {
  act: field(Words, {
    name: 'proposedAct',
    zh: '申请事项',
    en: 'Proposed',
    meaning: { zh: '等待批准的操作。', en: 'The act that waits for approval.' },
    source: 'INSP 5.51',
  }),
  proposedBy: field(Text, {
    name: 'proposedBy',
    zh: '申请人',
    en: 'Proposed by',
    meaning: { zh: '提出申请的人；不能批准自己的申请。', en: 'Who proposed it; never approves it.' },
    source: 'INSP 5.51',
  }),
  proposedAt: field(z.string(), {
    name: 'proposedAt',
    zh: '申请时间',
    en: 'Proposed at',
    meaning: { zh: '服务器记录的申请时间。', en: "The server's moment of the proposal." },
    source: 'INSP 5.51',
  }),
  effectiveOn: field(Day, {
    name: 'effectiveOn',
    zh: '生效日期',
    en: 'Effective on',
    meaning: { zh: '批准后从这一天起执行。', en: 'The day it is carried out on, once approved.' },
  }),
  expiresOn: field(Day, {
    name: 'approvalUntil',
    zh: '审批期限',
    en: 'Approve until',
    meaning: { zh: '最后可以批准的一天，过后作废。', en: 'The last day it may be approved on.' },
  }),
  label: field(Words, {
    name: 'proposedField',
    zh: '栏目',
    en: 'Field',
    meaning: { zh: '申请内容中一栏的名称。', en: 'What one part of the proposal is called.' },
  }),
  value: field(Words, {
    name: 'proposedValue',
    zh: '内容',
    en: 'Value',
    meaning: { zh: '申请的内容。', en: 'What was proposed for it.' },
  }),
  old: field(Words, {
    name: 'presentValue',
    zh: '现值',
    en: 'Now',
    meaning: { zh: '申请时的值。', en: 'What it was when it was proposed.' },
  }),
  finding: field(Words, {
    name: 'finding',
    zh: '须批准的原因',
    en: 'Finding',
    meaning: { zh: '规则指出的问题。', en: 'What a rule found.' },
  }),
  basis: field(z.string(), {
    name: 'findingBasis',
    zh: '依据',
    en: 'Basis',
    meaning: { zh: '规则依据的条款，或者公司制度。', en: 'The clause a finding rests on, or company policy.' },
  }),
  acknowledged: field(z.string(), {
    name: 'acknowledgeReason',
    zh: '申请人说明的原因',
    en: "Proposer's reason",
    meaning: { zh: '申请人对该问题的说明。', en: 'Why the proposer goes on in spite of it.' },
  }),
  position: field(Words, {
    name: 'approvingPosition',
    zh: '审批岗位',
    en: 'Approving position',
    meaning: { zh: '其中任一岗位可以批准此步。', en: 'Any of the positions of a step may approve it.' },
    source: 'INSP 5.51',
  }),
  isDone: field(z.boolean(), {
    name: 'isStepDone',
    zh: '此步已批准',
    en: 'Step approved',
    meaning: { zh: '这一步是否已批准。', en: 'Whether this step is approved.' },
  }),
  isCurrent: field(z.boolean(), {
    name: 'isStepCurrent',
    zh: '当前步骤',
    en: 'Step open',
    meaning: { zh: '是否轮到这一步。', en: 'Whether it is this step’s turn.' },
  }),
  isDelegate: field(z.boolean(), {
    name: 'isDelegate',
    zh: '受托批准',
    en: 'As a delegate',
    meaning: { zh: '是否由受托的同事批准。', en: 'Whether a delegate approved it.' },
  }),
  isMine: field(z.boolean(), {
    name: 'isOwnProposal',
    zh: '本人申请',
    en: 'Own proposal',
    meaning: { zh: '是否本人提出。', en: 'Whether the reader proposed it.' },
  }),
  opinion: field(Text, {
    name: 'opinion',
    zh: '审批意见',
    en: 'Opinion',
    meaning: { zh: '批准时写下的意见。', en: 'What the approver says with it.' },
  }),
  refuseReason: field(Text, {
    name: 'refuseReason',
    zh: '驳回原因',
    en: 'Reason of refusal',
    meaning: { zh: '为什么不予批准。', en: 'Why it is not approved.' },
    source: 'INSP 5.51',
  }),
  withdrawReason: field(Text, {
    name: 'withdrawReason',
    zh: '撤回原因',
    en: 'Reason of withdrawal',
    meaning: { zh: '申请人为什么撤回。', en: 'Why its proposer takes it back.' },
  }),
  delegate: field(Id, {
    name: 'delegate',
    zh: '转交给',
    en: 'Delegate to',
    meaning: { zh: '可以代为批准此步的同事。', en: 'The colleague who may approve this step instead.' },
  }),
  delegateName: field(Text, {
    name: 'delegateName',
    zh: '同事姓名',
    en: 'Colleague',
    meaning: { zh: '同事的姓名。', en: "The colleague's name." },
  }),
  delegatedBy: field(Text, {
    name: 'delegatedBy',
    zh: '转交人',
    en: 'Delegated by',
    meaning: { zh: '把此步转交给别人的人。', en: 'Who gave the step to somebody else.' },
  }),
  delegatedTo: field(Text, {
    name: 'delegatedTo',
    zh: '受托人',
    en: 'Delegated to',
    meaning: { zh: '可以代为批准的人。', en: 'Who may approve instead.' },
  }),
  delegatedAt: field(z.string(), {
    name: 'delegatedAt',
    zh: '转交时间',
    en: 'Delegated at',
    meaning: { zh: '服务器记录的转交时间。', en: "The server's moment of the delegation." },
  }),
  delegateReason: field(Text, {
    name: 'delegateReason',
    zh: '转交原因',
    en: 'Reason of delegation',
    meaning: { zh: '为什么转交。', en: 'Why it is given to somebody else.' },
  }),
  outcome: field(z.string(), {
    name: 'approvalOutcome',
    zh: '结果说明',
    en: 'Outcome',
    meaning: { zh: '驳回、撤回或者未能执行的原因。', en: 'Why it was refused, withdrawn or not carried out.' },
  }),
  failure: field(z.record(z.string(), z.unknown()), {
    name: 'failure',
    zh: '未能执行的原因',
    en: 'Why it failed',
    meaning: { zh: '批准后再次检查发现的问题。', en: 'What the rules found when it was to be carried out.' },
  }),
};

/** What somebody has to do. */
export const task = {
  dueOn: field(Day, {
    name: 'dueOn',
    zh: '期限',
    en: 'Due',
    meaning: { zh: '最迟应办结的日期。', en: 'The last day it should be done on.' },
  }),
  blocks: field(Words, {
    name: 'blocks',
    zh: '影响',
    en: 'Blocks',
    meaning: { zh: '等待它办结的事项。', en: 'What waits for it.' },
  }),
  outcome: field(Text, {
    name: 'taskOutcome',
    zh: '办理结果',
    en: 'Outcome of the task',
    meaning: { zh: '任务怎样办结。', en: 'How the task ended.' },
  }),
  snoozedUntil: field(Day, {
    name: 'snoozedUntil',
    zh: '提醒日期',
    en: 'Remind on',
    meaning: { zh: '到这一天再显示。', en: 'The day it is shown again.' },
  }),
};

/** What waits for somebody. */
export const inbox = {
  kind: field(z.enum(['approve', 'task', 'notice', 'mine']), {
    name: 'inboxKind',
    zh: '待办类别',
    en: 'Kind of entry',
    meaning: { zh: '待审批、任务、通知、我的申请。', en: 'To approve, task, notice, own proposal.' },
  }),
  title: field(Words, {
    name: 'inboxTitle',
    zh: '事项',
    en: 'What',
    meaning: { zh: '等着做的事。', en: 'What waits.' },
  }),
  isHeld: field(z.boolean(), {
    name: 'isAboutHeld',
    zh: '关于审批单',
    en: 'About a held command',
    meaning: { zh: '所关单据是否为审批单。', en: 'Whether its document is a held command.' },
  }),
  from: field(Text, {
    name: 'inboxFrom',
    zh: '来自',
    en: 'From',
    meaning: { zh: '提出它的人。', en: 'Who it comes from.' },
  }),
  since: field(z.string(), {
    name: 'inboxSince',
    zh: '等待自',
    en: 'Since',
    meaning: { zh: '从什么时候开始等待。', en: 'Since when it waits.' },
  }),
  count: field(z.int(), {
    name: 'inboxCount',
    zh: '件数',
    en: 'How many',
    meaning: { zh: '有多少件。', en: 'How many there are.' },
  }),
};
