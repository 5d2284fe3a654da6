import { v7 } from 'uuid';
import type { z } from 'zod';
import type {
  Acknowledged,
  Answer,
  Bilingual,
  Blocked,
  Command,
  CommandOutput,
  Finding,
  Output,
  Query,
} from '#kernel/contract';
import { reached } from './connection.ts';
import type { ServerDraft, ServerSaid } from './draft-state.ts';
import { type Malformed, NotDone, unreachable } from './not-done.ts';
import { noteReads } from './reads.ts';

export type Company = { id: string; name: string };

export type Me = {
  person: { id: string; name: string };
  company: { id: string; name: string };
  /** False while the company is being set up. */
  isLive: boolean;
  /** Where the same login signs in, too. */
  otherCompanies: Company[];
  positions: Bilingual[];
  may: string[];
  today: string;
  mustChoosePassword: boolean;
  hasBadge: boolean;
};

/** What proves a signature afresh: the password, or the PIN of a badge inside a running session. */
export type Credential = { password: string } | { pin: string };

export type Asked<C extends Command> = {
  id: string;
  about: z.input<C['about']>;
  fill: z.input<C['fill']>;
  ticket?: string | undefined;
  acknowledged?: readonly Acknowledged[] | undefined;
};

/** Ids are made from `getRandomValues`: over plain HTTP a hand-held has no `crypto.randomUUID`. */
export const newId = (): string => v7();

/** Carries out a command; asked again with the same id it happens once and answers the same. */
export const perform = <C extends Command>(command: C, asked: Asked<C>): Promise<Answer<CommandOutput<C>>> =>
  post(command.name, asked);

export const ask = <Q extends Query>(query: Q, input: z.input<Q['input']>, signal?: AbortSignal): Promise<Output<Q>> =>
  request(`${query.name}?input=${encodeURIComponent(JSON.stringify(input))}`, signal ? { signal } : {});

export const blockers = async (asked: { command: string; about: unknown }[]): Promise<Blocked[]> =>
  (await post<{ blocked: Blocked[] }>('blockers', { asked })).blocked;

export const me = (): Promise<Me> => request('me', {});

/** Signs in; of a login of several companies it answers these, and nobody is signed in until one is named. */
export const signIn = (
  login: string,
  password: string,
  company?: string,
): Promise<{ mustChoosePassword: boolean } | { companies: Company[] }> =>
  post('sign-in', { login, password, ...(company !== undefined && { company }) });

export const changeCompany = (company: string): Promise<void> => post('change-company', { company });

export const consentToLink = (password: string): Promise<{ code: string; minutes: number }> =>
  post('consent', { password });

export const drawPassword = (): Promise<{ oneTimePasswordId: string; password: string }> =>
  post('one-time-password', {});

export const signOut = (): Promise<void> => post('sign-out', {});

export const choosePassword = (password: string, chosen: string): Promise<void> =>
  post('password', { password, chosen });

export const takeBadge = (password: string, pin: string): Promise<{ badge: string }> =>
  post('badge', { password, pin });

export const giveBadgeUp = (password: string): Promise<void> => post('badge/give-up', { password });

export const changePerson = (badge: string, pin: string): Promise<{ mustChoosePassword: boolean }> =>
  post('change-person', { badge, pin });

const stationed = (station: string): string => `draft?station=${encodeURIComponent(station)}`;

export const draftAt = (station: string): Promise<{ current: ServerDraft | null }> => request(stationed(station), {});

export const dropDraft = (station: string): Promise<void> => request(stationed(station), { method: 'DELETE' });

export const saveDraft = (said: { station: string; id: string; follows: number; content: unknown }) =>
  send<ServerSaid>('PUT', 'draft', said);

export const undoDraft = (station: string, follows: number) => post<ServerSaid>('draft/undo', { station, follows });

/** The ticket of one signature, bound to exactly this command, id and input. */
export const sign = async <C extends Command>(command: C, { id, about, fill }: Asked<C>, credential: Credential) => {
  const acts = [{ id, command: command.name, about, fill }];
  const { tickets } = await post<{ tickets: string[] }>('sign', { ...credential, acts });
  return tickets[0];
};

/** The tickets of one signature over many shown records, each bound to its own command, id and input. */
export const signAll = async <C extends Command>(command: C, all: readonly Asked<C>[], credential: Credential) => {
  const acts = all.map(({ id, about, fill }) => ({ id, command: command.name, about, fill }));
  return (await post<{ tickets: string[] }>('sign', { ...credential, acts })).tickets;
};

/** A file the server makes: an export. */
export const fileOf = async (path: string): Promise<Blob> => {
  const response = await reach(path, {});
  if (!response.ok) throw refusal(response.status, parsed(await response.text()));
  return response.blob();
};

const post = <T>(path: string, body: unknown): Promise<T> => send('POST', path, body);

const send = <T>(method: 'POST' | 'PUT', path: string, body: unknown): Promise<T> =>
  request(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

const request = async <T>(path: string, init: RequestInit): Promise<T> => {
  const response = await reach(path, init);
  noteReads(path, response.headers.get('x-reads'));
  const text = await response.text().catch(() => {
    throw unreachable();
  });
  const body = parsed(text);
  if (!response.ok) throw refusal(response.status, body);
  // The server answers by the same contract this was typed from.
  return body as T;
};

const reach = async (path: string, init: RequestInit): Promise<Response> => {
  try {
    const response = await fetch(`/api/${path}`, { ...init, credentials: 'same-origin' });
    // A proxy in front of a stopped server answers for it.
    const isOurs = response.headers.get('content-type')?.includes('json') ?? false;
    const isGatewayError = [502, 503, 504].includes(response.status) && !isOurs;
    reached(!isGatewayError);
    if (isGatewayError) throw unreachable();
    return response;
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') throw thrown;
    reached(false);
    throw unreachable();
  }
};

const parsed = (text: string): unknown => {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
};

type Spoken = { message?: Bilingual; findings?: Finding[]; malformed?: Malformed[]; number?: string | number };

const refusal = (status: number, body: unknown): NotDone => {
  // What is not an object with these words is answered in our own.
  const { message, findings = [], malformed = [], number } = (body ?? {}) as Spoken;
  return new NotDone({
    status,
    findings,
    malformed,
    said: message ?? ownWords(status, findings.length, malformed.length),
    number: number === undefined ? undefined : String(number),
  });
};

const ownWords = (status: number, findings: number, malformed: number): Bilingual => {
  if (findings > 0) return { zh: '没有办成，原因如下', en: 'Not done, for these reasons' };
  if (malformed > 0) return { zh: '请更正以下内容', en: 'Please correct the following' };
  if (status === 401) return { zh: '请重新登录', en: 'Please sign in again' };
  if (status === 403) return { zh: '没有权限', en: 'Not permitted' };
  if (status === 404) return { zh: '没有找到', en: 'Not found' };
  return { zh: '服务器出错了，很抱歉', en: 'The server failed. We are sorry' };
};
