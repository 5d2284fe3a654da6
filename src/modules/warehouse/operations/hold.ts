import { operation } from '#kernel/operation';
import { warehouse } from '../contract.ts';
import { openingHold } from '../opening-hold.ts';

/** Holding takes goods out of sale at once, wherever they stand inside: a lot, a product, a unit, what one receipt or
 *  one supplier brought, or a site. What comes later comes in held. */
export const hold = operation(warehouse.hold, openingHold('hold'));
