import { defineModule, reading } from '#kernel/operation';
import { company } from './contract.ts';
import { filePermit } from './operations/file-permit.ts';
import { signGoLive } from './operations/sign-go-live.ts';
import { state } from './queries.ts';
import { companyIsLive } from './rules/company-is-live.ts';
import { permitIsOnFile } from './rules/permit-is-on-file.ts';
import { twoHeadsSign } from './rules/two-heads-sign.ts';

export const companyModule = defineModule('company', company, {
  operations: { filePermit, signGoLive },
  rules: [companyIsLive, permitIsOnFile, twoHeadsSign],
  readings: { state: reading(company.state, state) },
});
