import { operation } from '#kernel/operation';
import { warehouse } from '../contract.ts';
import { openingHold } from '../opening-hold.ts';

/** Recalling does what a hold does, stricter and signed: recalled goods wait to go back or to be destroyed. */
export const recall = operation(warehouse.recall, openingHold('recall'));
