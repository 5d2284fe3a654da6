/** The one way to read: a query in a read-only transaction of the asker's company. */
import { allowed, permissionsOf, permitted } from './access/permitted.ts';
import { isEverything } from './access/scope.ts';
import { onClient, transactionOn } from './db.ts';
import { type Asker, type Entered, enter, positionsOf } from './enter.ts';
import { must, NotFound, Refused } from './errors.ts';
import { leaveLook } from './leave-line.ts';
import { Malformed } from './malformed.ts';
import type { Kernel } from './perform.ts';

/** Throws NotFound, NotSignedIn, Malformed, or Refused when the position may not see this. */
export const ask = async (
  kernel: Kernel,
  asker: Asker,
  name: string,
  input: unknown,
  onRead?: (text: string) => void,
): Promise<unknown> => {
  const found = await asking(kernel, asker, name, input, (read, parsed) => read(parsed), onRead);
  const finish = kernel.registry.readings.get(name)?.finish;
  return finish ? finish(kernel, asker.org, found) : found;
};

type Read = (input: unknown) => Promise<unknown>;

/** Asks one query as often as its answer takes, in one transaction: all of it is of one moment. Throws as `ask`. */
export const asking = async <T>(
  kernel: Kernel,
  asker: Asker,
  name: string,
  input: unknown,
  work: (read: Read, parsed: unknown, entered: Entered) => Promise<T>,
  onRead?: (text: string) => void,
): Promise<T> => {
  const reading = kernel.registry.readings.get(name);
  if (!reading) throw new NotFound({ zh: `没有名为 ${name} 的查询`, en: `there is no query ${name}` });
  const parsed = reading.query.input.safeParse(input, { reportInput: true });
  if (!parsed.success) throw new Malformed(parsed.error);
  const opened = await onClient(kernel.pool, async (client) => {
    const entered = await enter(client, 'repeatable read, read only', asker);
    const { findings, scope } = permitted(entered.actor, reading.query, kernel.mayOf);
    if (findings.length > 0) throw new Refused(findings);
    const { actor, clock } = entered;
    let wasAsked = isEverything(scope) || reading.query.scope !== undefined;
    const tx = transactionOn(client, {
      org: asker.org,
      today: clock.today,
      isLive: clock.isLive,
      personId: actor.personId,
      personName: actor.name,
      sessionId: actor.sessionId,
      positions: positionsOf(actor),
      holdings: actor.holdings,
      may: new Set(allowed(actor.holdings, kernel.mayOf)),
      permissions: permissionsOf(kernel),
      ...(onRead && { onRead }),
      get scope() {
        wasAsked = true;
        return scope;
      },
    });
    const answer = await work((again) => reading.read(tx, again), parsed.data, entered);
    must(wasAsked, `${name} answers within the asker's scope, or says why it is company-wide`);
    await client.query('commit');
    return { answer, actor };
  });
  if (reading.query.leavesLine) await leaveLook(kernel, asker, opened.actor, name, parsed.data);
  return opened.answer;
};
