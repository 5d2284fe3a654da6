import { operation } from '#kernel/operation';
import { warehouse } from '../contract.ts';
import { movingGoods } from '../moving-goods.ts';

/** A move that was written down on paper while the system was down: entered later, with the time it happened. */
export const moveLate = operation(warehouse.moveLate, movingGoods);
