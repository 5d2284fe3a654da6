import { operation } from '#kernel/operation';
import { receiving } from '../contract.ts';
import { takingIn } from '../taking-in.ts';

/** A receipt that was written down on paper while the system was down: entered later, with the time it happened. */
export const receiveLate = operation(receiving.receiveLate, takingIn);
