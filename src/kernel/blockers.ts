/** Why buttons are disabled: for all commands of a page, in one read-only request with shared facts. */
import { v7 } from 'uuid';
import { z } from 'zod';
import { type Where, withMending } from './access/mending.ts';
import { permissionsOf, permitted } from './access/permitted.ts';
import type { Scope } from './access/scope.ts';
import { rulesWithin, SCOPE_COVERS } from './access/scope-covers.ts';
import type { Blocked, Finding } from './contract.ts';
import { onClient } from './db.ts';
import { type Asker, contextOf, type Entered, enter } from './enter.ts';
import { NotFound } from './errors.ts';
import { type Loaded, loaded, type Read, readFacts, type Wanted } from './fact.ts';
import { closedFindings } from './held/ruling.ts';
import { Malformed } from './malformed.ts';
import { findingsOf, type Operation } from './operation.ts';
import type { Kernel } from './perform.ts';
import type { Subject } from './subject.ts';

/** What a page asks: its commands, with what their buttons know. */
export const Asking = z.object({
  asked: z.array(z.object({ command: z.string().max(100), about: z.record(z.string(), z.unknown()) })).max(100),
});
type Asking = z.output<typeof Asking>;

type Case = {
  about: Record<string, unknown>;
  operation: Operation;
  wanted: Wanted;
  findings: Finding[];
  scope: Scope;
  where: Where;
};

/** Permission, then step, then the rules that need no `fill`, each reason with who can mend it; six statements at
 *  most, whatever the number of commands. */
export const blockers = (kernel: Kernel, asker: Asker, { asked }: Asking): Promise<Blocked[]> =>
  onClient(kernel.pool, async (client) => {
    const entered = await enter(client, 'repeatable read, read only', asker);
    const read: Read = new Map();
    const cases = asked.map((one) => caseOf(kernel, entered, one));
    const allowed = cases.filter(({ findings }) => findings.length === 0);
    await readFacts(
      client,
      asker.org,
      allowed.map(({ wanted }) => wanted),
      read,
    );
    const judged = allowed.flatMap((one) => subjectOf(one, read));
    await readFacts(
      client,
      asker.org,
      judged.flatMap(({ rules }) => rules.map(({ wanted }) => wanted)),
      read,
    );
    for (const { one, subject, rules } of judged) {
      const context = contextOf(entered, asker.org, one.scope, permissionsOf(kernel), v7);
      for (const { rule, wanted } of rules) {
        const findings = findingsOf(rule, subject, loaded(wanted, read), context);
        one.findings.push(...findings);
        if (rule.name !== SCOPE_COVERS || findings.length === 0) continue;
        one.findings = findings; // As in perform: nothing else is told of what lies outside the scope.
        break;
      }
    }
    const { today } = entered.clock;
    const mended = await withMending(
      kernel,
      client,
      { org: asker.org, today },
      cases.map(({ operation, findings, where }) => ({ command: operation.command, findings, where })),
    );
    await client.query('commit');
    return cases.map(({ operation, about }, at) => ({
      command: operation.command.name,
      about,
      findings: mended[at] ?? [],
    }));

    function subjectOf(one: Case, facts: Read) {
      const { parts, command } = one.operation;
      const own = ownFacts(one, facts);
      if (!own) return [];
      one.findings.push(...closedFindings(parts.transition?.(own)));
      const subject: Subject = { ...parts.subject(own, one.about, undefined), kind: command.kind };
      one.where = subject;
      const { rulesOf, categories } = kernel.registry;
      const guarding = rulesWithin(one.scope, rulesOf(command), categories);
      const rules = guarding.map((rule) => ({ rule, wanted: rule.needs(subject) }));
      return [{ one, subject, rules }];
    }
  });

const caseOf = (kernel: Kernel, { actor }: Entered, { command, about }: Asking['asked'][number]): Case => {
  const operation = kernel.registry.operations.get(command);
  if (!operation) throw new NotFound({ zh: `没有名为 ${command} 的操作`, en: `no command ${command}` }, command);
  const parsed = operation.command.about.safeParse(about);
  if (!parsed.success) throw new Malformed(parsed.error);
  const { siteId } = parsed.data;
  return {
    about: parsed.data,
    where: typeof siteId === 'string' ? { siteId } : {},
    operation,
    wanted: operation.parts.load(parsed.data, undefined),
    ...permitted(actor, operation.command, kernel.mayOf),
  };
};

const ownFacts = (one: Case, read: Read): Loaded<Wanted> | undefined => {
  try {
    return loaded(one.wanted, read);
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    one.findings.push({ rule: 'kernel.subjectIsOnFile', message: error.say });
    return undefined;
  }
};
