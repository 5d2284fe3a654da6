import { operation } from '#kernel/operation';
import { warehouse } from '../contract.ts';
import { movingGoods } from '../moving-goods.ts';

/** Moving takes goods of one lot from one place of a site to another, the oldest intake first; their status stays. */
export const move = operation(warehouse.move, movingGoods);
