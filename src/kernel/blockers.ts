/** Why buttons are disabled: for all commands of a page, in one read-only request with shared facts. */
import { v7 } from 'uuid';
import { z } from 'zod';
import type { Blocked, Finding } from './contract.ts';
import { onClient } from './db.ts';
import { type Asker, contextOf, enter, permissionFindings } from './enter.ts';
import { NotFound } from './errors.ts';
import { type Loaded, loaded, type Read, readFacts, type Wanted } from './fact.ts';
import { closedFindings } from './held/ruling.ts';
import { Malformed } from './malformed.ts';
import { findingsOf, type Operation, type Subject } from './operation.ts';
import type { Kernel } from './perform.ts';

/** What a page asks: its commands, with what their buttons know. */
export const Asking = z.object({
  asked: z.array(z.object({ command: z.string().max(100), about: z.record(z.string(), z.unknown()) })).max(100),
});
type Asking = z.output<typeof Asking>;

type Case = { about: Record<string, unknown>; operation: Operation; wanted: Wanted; findings: Finding[] };

/** Permission, then step, then the rules that need no `fill`; four statements whatever the number of commands. */
export const blockers = (kernel: Kernel, asker: Asker, { asked }: Asking): Promise<Blocked[]> =>
  onClient(kernel.pool, async (client) => {
    const entered = await enter(client, 'repeatable read, read only', asker);
    const context = contextOf(entered, asker.org, v7);
    const read: Read = new Map();
    const cases = asked.map(({ command, about }): Case => {
      const operation = kernel.registry.operations.get(command);
      if (!operation) throw new NotFound({ zh: `没有名为 ${command} 的操作`, en: `there is no command ${command}` });
      const parsed = operation.command.about.safeParse(about);
      if (!parsed.success) throw new Malformed(parsed.error);
      return {
        about: parsed.data,
        operation,
        wanted: operation.parts.load(parsed.data, undefined),
        findings: permissionFindings(entered, operation.command, kernel.mayOf),
      };
    });
    const permitted = cases.filter(({ findings }) => findings.length === 0);
    await readFacts(
      client,
      asker.org,
      permitted.map(({ wanted }) => wanted),
      read,
    );
    const judged = permitted.flatMap((one) => subjectOf(one, read));
    await readFacts(
      client,
      asker.org,
      judged.flatMap(({ rules }) => rules.map(({ wanted }) => wanted)),
      read,
    );
    for (const { one, subject, rules } of judged) {
      for (const { rule, wanted } of rules) {
        one.findings.push(...findingsOf(rule, subject, loaded(wanted, read), context));
      }
    }
    await client.query('commit');
    return cases.map(({ operation, about, findings }) => ({ command: operation.command.name, about, findings }));

    function subjectOf(one: Case, facts: Read) {
      const { parts, command } = one.operation;
      const own = ownFacts(one, facts);
      if (!own) return [];
      one.findings.push(...closedFindings(parts.transition?.(own, context)));
      const subject: Subject = parts.subject(own, one.about, undefined);
      const rules = kernel.registry.rulesOf(command).map((rule) => ({ rule, wanted: rule.needs(subject) }));
      return [{ one, subject, rules }];
    }
  });

const ownFacts = (one: Case, read: Read): Loaded<Wanted> | undefined => {
  try {
    return loaded(one.wanted, read);
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    one.findings.push({ rule: 'kernel.subjectIsOnFile', message: error.say });
    return undefined;
  }
};
