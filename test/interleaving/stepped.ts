/** A command whose statements are let through one by one, so that another can come between any two of them. */
import { v7 } from 'uuid';
import type { About, Command, Fill } from '#kernel/contract';
import type { Client } from '#kernel/db';
import { Refused } from '#kernel/errors';
import { type Kernel, perform } from '#kernel/perform';
import type { Person } from '#test/person';
import { kernel } from '#test/world';

export type Outcome = 'done' | 'refused';

/** Begins a command and holds it before each of its statements. */
export const stepping = <C extends Command>(person: Person, command: C, about: About<C>, fill: Fill<C>) => {
  let free = false;
  let waiting: (() => void) | undefined;
  let arrived: () => void = () => undefined;
  const turn = () =>
    new Promise<void>((go) => {
      if (free) return go();
      waiting = go;
      arrived();
    });
  const gated = (client: Client): Client =>
    new Proxy(client, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        if (name !== 'query') return member.bind(target);
        return async (...said: unknown[]) => {
          await turn();
          return member.apply(target, said);
        };
      },
    });
  // `perform` only connects.
  const pool = { connect: async () => gated(await kernel.pool.connect()) } as unknown as Kernel['pool'];
  const id = v7();
  const said = { about, fill };
  const outcome: Promise<Outcome> = (async () => {
    const ticket = command.signed ? { ticket: await person.ticketFor(command, id, said) } : {};
    try {
      await perform({ ...kernel, pool }, person.asker, command.name, { id, ...said, ...ticket });
      return 'done';
    } catch (error) {
      if (error instanceof Refused) return 'refused';
      throw error;
    }
  })();
  const standing = () =>
    new Promise<void>((here) => {
      if (waiting) here();
      else arrived = here;
    });
  /** Lets so many statements through; answers when it stands before the next, or is over. */
  const steps = async (count: number) => {
    for (let at = 0; at <= count; at++) {
      await Promise.race([outcome, standing()]);
      if (at === count) return;
      const go = waiting;
      waiting = undefined;
      go?.();
    }
  };
  const finish = (): Promise<Outcome> => {
    free = true;
    waiting?.();
    waiting = undefined;
    return outcome;
  };
  return { steps, finish };
};
