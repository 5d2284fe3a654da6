/** A held command is a document: its states and steps. */
import { workflow } from '../workflow.ts';

/** Waiting for approval; approved, and carried out at once or on its day; or refused, withdrawn, past its time. */
export const holding = workflow(
  'kernel.held',
  { prefix: 'SP', state: 'waiting' },
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
