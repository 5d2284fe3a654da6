/** The one way to read: a query in a read-only transaction of the asker's company. */
import { onClient, transactionOn } from './db.ts';
import { type Asker, enter, permissionFindings } from './enter.ts';
import { NotFound, Refused } from './errors.ts';
import { Malformed } from './malformed.ts';
import type { Kernel } from './perform.ts';

/** Throws NotFound, NotSignedIn, Malformed, or Refused when the position may not see this. */
export const ask = async (kernel: Kernel, asker: Asker, name: string, input: unknown): Promise<unknown> => {
  const reading = kernel.registry.readings.get(name);
  if (!reading) throw new NotFound({ zh: `没有名为 ${name} 的查询`, en: `there is no query ${name}` });
  const parsed = reading.query.input.safeParse(input, { reportInput: true });
  if (!parsed.success) throw new Malformed(parsed.error);
  return onClient(kernel.pool, async (client) => {
    const entered = await enter(client, 'repeatable read, read only', asker);
    const findings = permissionFindings(entered, reading.query, kernel.mayOf);
    if (findings.length > 0) throw new Refused(findings);
    const { actor, clock } = entered;
    const { personId, name, positions } = actor;
    const reader = { org: asker.org, today: clock.today, personId, personName: name, positions };
    const answer = await reading.read(transactionOn(client, reader), parsed.data);
    await client.query('commit');
    return answer;
  });
};
