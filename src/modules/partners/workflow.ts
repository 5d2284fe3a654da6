import { workflow } from '#kernel/workflow';
import { partners } from './contract.ts';

/** A certificate counts while it is in force and until another one replaces it. */
export const certifying = workflow(
  'partners.certificate',
  {
    title: { zh: '往来单位证照', en: 'Certificate of a partner' },
    prefix: 'ZZ',
    state: 'filed',
    states: { filed: { zh: '在档', en: 'On file' }, replaced: { zh: '已换证', en: 'Replaced' } },
    lines: partners.certificate,
  },
  { replace: { from: 'filed', to: 'replaced' } },
);
