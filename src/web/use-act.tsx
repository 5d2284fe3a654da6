import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { App } from 'antd';
import { type MouseEvent, useEffect, useMemo } from 'react';
import type { z } from 'zod';
import type { Acknowledged, Answer, Command, CommandOutput } from '#kernel/contract';
import { type Credential, newId, perform, sign } from './client.ts';
import { intention } from './intention.ts';
import { tabStore } from './kept.ts';
import { useLanguage } from './language.tsx';
import { malformedIn } from './malformed.ts';
import { NotDone } from './not-done.ts';
import { useMe } from './session.tsx';
import { useOnce } from './use-once.ts';

/** What has been said so far; the contract reads it when the act is pressed. */
export type Said<C extends Command> = { [K in keyof z.input<C['fill']>]?: unknown };

export type Asking<C extends Command> = {
  on: C;
  about: z.input<C['about']> | undefined;
  fill: Said<C>;
  onDone?: ((answer: Answer<CommandOutput<C>>) => void) | undefined;
  /** The command id of what is asked, where a draft decides it; else it is the intention of this tab. */
  commandIdOf?: ((asked: unknown) => string) | undefined;
};

/** What is given besides the input: what proves a signature, the reasons for what was acknowledged. */
type Given = { credential?: Credential; acknowledged?: readonly Acknowledged[] };

/** One act of one button: checks the input, keeps the command id, signs if asked, performs once, says so. */
export const useAct = <C extends Command>({ on, about, fill, onDone, commandIdOf }: Asking<C>) => {
  const { person } = useMe();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const router = useRouter();
  const { say } = useLanguage();
  const { once, isRunning, problem, setProblem } = useOnce();
  const key = `yanji.intention ${person.id} ${on.name} ${JSON.stringify(about)}`;
  const mine = useMemo(() => intention(key, newId, tabStore), [key]);
  const input = JSON.stringify(fill);
  // A refusal speaks of what was asked; once that changes it is history.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the input is what the effect follows.
  useEffect(() => setProblem(undefined), [input, key]);

  /** True when the contract finds nothing missing. */
  const isComplete = () => {
    const malformed = [...malformedIn('about', on.about, about), ...malformedIn('fill', on.fill, fill)];
    setProblem(malformed.length > 0 ? incomplete(malformed) : undefined);
    return malformed.length === 0;
  };

  const go = ({ credential, acknowledged = [] }: Given = {}) =>
    once(async () => {
      const asked = askedOf(on, about, fill, commandIdOf ? commandIdOf({ about, fill }) : mine.idFor(fill));
      try {
        const ticket = credential && (await sign(on, asked, credential));
        const answer = await perform(on, { ...asked, acknowledged, ...(ticket !== undefined && { ticket }) });
        mine.fulfilled();
        const follow = (href: string) => void router.navigate({ href });
        void message.success(<Done said={say(done(on, answer))} made={madeBy(answer)} onFollow={follow} />);
        onDone?.(answer);
        void queries.invalidateQueries();
      } catch (thrown) {
        // Either the password was wrong or the session has ended; who am I tells which.
        const isUnknown = thrown instanceof NotDone && thrown.status === 401;
        if (isUnknown) void queries.invalidateQueries({ queryKey: ['me'] });
        if (isUnknown && !credential) return;
        if (thrown instanceof NotDone && thrown.findings.length > 0) {
          void queries.invalidateQueries({ queryKey: ['blockers'] });
        }
        throw thrown;
      }
    });

  return { go, isComplete, isRunning, problem, forget: () => setProblem(undefined) };
};

const askedOf = <C extends Command>(on: C, about: unknown, fill: unknown, id: string) => ({
  id,
  // Read by the very schemas these types are made of; the types of generic schemas do not survive `parse`.
  about: on.about.parse(about) as z.input<C['about']>,
  fill: on.fill.parse(fill) as z.input<C['fill']>,
});

const incomplete = (malformed: NotDone['malformed']) =>
  new NotDone({ said: { zh: '请更正以下内容', en: 'Please correct the following' }, status: 400, malformed });

const done = ({ title }: Command, { held }: Answer) =>
  held
    ? { zh: `已提交审批：${title.zh}`, en: `Waits for approval: ${title.en}` }
    : { zh: `已完成：${title.zh}`, en: `Done: ${title.en}` };

type Made = { readonly number: string; readonly href: string };

/** What waits for approval, else the act's own document, which is the first; others may follow from it. */
const madeBy = ({ held, documents: [first] }: Answer): Made | undefined => {
  if (held) return { number: held.number, href: `/held/${held.id}` };
  return first && { number: first.number, href: `/${first.kind === 'kernel.held' ? 'held' : 'documents'}/${first.id}` };
};

type DoneProps = { said: string; made: Made | undefined; onFollow: (href: string) => void };

/** Its number leads to its page. A message stands outside the router, so the link is told where to go. */
const Done = ({ said, made, onFollow }: DoneProps) => {
  const follow = (event: MouseEvent, href: string) => {
    event.preventDefault();
    onFollow(href);
  };
  return (
    <>
      {said}{' '}
      {made && (
        <a href={made.href} onClick={(event) => follow(event, made.href)}>
          {made.number}
        </a>
      )}
    </>
  );
};
