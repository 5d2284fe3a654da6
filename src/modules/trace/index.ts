import { defineModule, reading } from '#kernel/operation';
import { trace } from './contract.ts';
import { movements } from './movements.ts';
import { find, holders, units } from './queries.ts';

export { lotIsOf } from './within.ts';

export const traceModule = defineModule('trace', trace, {
  operations: {},
  readings: {
    find: reading(trace.find, find),
    holders: reading(trace.holders, (tx, { lotId }) => holders(tx, lotId)),
    units: reading(trace.units, (tx, { lotId, serial, after }) => units(tx, lotId, serial, after)),
    movements: reading(trace.movements, (tx, { lotId, serial, before }) => movements(tx, lotId, serial, before)),
  },
});
