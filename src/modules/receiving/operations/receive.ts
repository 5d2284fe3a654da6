import { operation } from '#kernel/operation';
import { receiving } from '../contract.ts';
import { takingIn } from '../taking-in.ts';

/** Receiving books what stands on the dock as pending in the waiting zone; each line becomes an intake of its lot. */
export const receive = operation(receiving.receive, takingIn);
