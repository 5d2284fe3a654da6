/** What a rule may guard: asked once, when its module is put together. */
import type { Kind } from './contract.ts';
import { must } from './errors.ts';
import type { Rule } from './operation.ts';

/** Acts that take goods out of sale: no gate of partner, licence, registration or expiry may ever stand before them. */
const outOfSale: readonly Kind[] = ['hold', 'recall', 'count', 'returnOut', 'destroy'];

/** Throws for a rule that says nothing, or that would keep goods from being taken out of sale. */
export const mayStand = ({ name, basis, setting: its, guards, isAboutTheAct, forbids, wants, asks }: Rule): void => {
  must(forbids || wants || asks, `${name} has a verdict`);
  must(basis !== 'policy' || its, `${name} is policy, so the company may decide about it: it names its setting`);
  const guarded = guards.filter((kind) => outOfSale.some((one) => one === kind));
  must(
    guarded.length === 0 || isAboutTheAct,
    `${name} guards ${guarded.join(', ')}, which take goods out of sale: it has to be about the act itself`,
  );
};
