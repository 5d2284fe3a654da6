/** A held command is a document: its states and steps. */
import { workflow } from '../workflow.ts';

/** Waiting for approval; approved, and carried out at once or on its day; or refused, withdrawn, past its time. */
export const holding = workflow(
  'kernel.held',
  {
    title: { zh: '审批单', en: 'Held command' },
    prefix: 'SP',
    state: 'waiting',
    states: {
      waiting: { zh: '待审批', en: 'Waiting for approval' },
      approved: { zh: '已批准', en: 'Approved' },
      done: { zh: '已执行', en: 'Carried out' },
      refused: { zh: '已驳回', en: 'Refused' },
      withdrawn: { zh: '已撤回', en: 'Withdrawn' },
      expired: { zh: '已过期', en: 'Expired' },
      failed: { zh: '未能执行', en: 'Not carried out' },
    },
  },
  {
    approveStep: { from: 'waiting', to: 'waiting' },
    approve: { from: 'waiting', to: 'approved' },
    refuse: { from: 'waiting', to: 'refused' },
    withdraw: { from: ['waiting', 'approved'], to: 'withdrawn' },
    delegate: { from: 'waiting', to: 'waiting' },
    expire: { from: 'waiting', to: 'expired' },
    carryOut: { from: 'approved', to: 'done' },
    fail: { from: 'approved', to: 'failed' },
  },
);
