/** What the page's own session asks and does, without clicking. */
import type { Page } from 'playwright-core';
import { v7 } from 'uuid';
import type { Answer, Command, Input, Output, Query } from '#kernel/contract';
import type { Stage } from '#test/browser/stage';

/** Queries and commands of whoever is signed in on the page. */
export const throughApi = (page: Page, { address, passwords }: Stage) => {
  const post = async (name: string, body: unknown) => {
    const answer = await page.request.post(`${address}/api/${name}`, { data: body });
    if (!answer.ok()) throw new Error(`${name}: ${await answer.text()}`);
    return answer.json();
  };
  const sees = async <Q extends Query>(query: Q, input: Input<Q>): Promise<Output<Q>> => {
    const text = encodeURIComponent(JSON.stringify(input));
    return (await page.request.get(`${address}/api/${query.name}?input=${text}`)).json();
  };
  const does = async (command: Command, login: string, about: unknown, fill: unknown): Promise<Answer> => {
    const act = { id: v7(), about, fill };
    if (!command.signed) return post(command.name, act);
    const acts = [{ ...act, command: command.name }];
    const { tickets } = await post('sign', { password: passwords.get(login), acts });
    return post(command.name, { ...act, ticket: tickets[0] });
  };
  return { sees, does };
};
