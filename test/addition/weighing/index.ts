import { defineModule } from '#kernel/operation';
import { weighing } from './contract.ts';
import { weigh } from './operations/weigh.ts';
import { scalesCarry } from './rules/scales-carry.ts';

export const weighingModule = defineModule('weighing', weighing, {
  operations: { weigh },
  rules: [scalesCarry],
  readings: {},
});
