/** HTTP: one route per command and query, made from the registry; sign-in; the built web. */
import { randomUUID } from 'node:crypto';
import fastifyStatic from '@fastify/static';
import { parse as parseCookies } from 'cookie';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import { z } from 'zod';
import { ask } from './ask.ts';
import { hasBadge } from './badge/badge.ts';
import { badgeRoutes } from './badge/badge-routes.ts';
import { Asking, blockers } from './blockers.ts';
import { type Bilingual, Request } from './contract.ts';
import { codeOf } from './db.ts';
import { draftRoutes } from './drafts/draft-routes.ts';
import { positionsOf } from './enter.ts';
import { NotFound, NotSignedIn, Refused } from './errors.ts';
import { templateRoute } from './imports/template-route.ts';
import { exportRoutes } from './lists/export-routes.ts';
import { noted } from './live/reads.ts';
import { otherCompanies } from './logins/companies.ts';
import { loginRoutes } from './logins/login-routes.ts';
import { fieldHolding, Malformed, parsed } from './malformed.ts';
import { openApiOf } from './openapi.ts';
import { sendFile, uploadRoute } from './papers/http-files.ts';
import { type Kernel, perform } from './perform.ts';
import { askerOf, Credentials, choosePassword, PasswordChoice, signIn, signOut, whoIs } from './sign-in.ts';
import { proveForSigning, SigningRequest } from './signing.ts';

/** Ten thousand serial numbers with their line are about a megabyte. */
const BODY_BYTES_MAX = 4 * 1024 * 1024;
const COOKIE = 'yanji';

/** An address that is neither command nor query: it gives a file. It asks as whoever sent the request. */
export type Route = (server: FastifyInstance, askerOf: typeof asker) => void;

export type HttpOptions = {
  readonly version: string;
  readonly positionTitle: (position: string) => Bilingual;
  /** The folder of the built web; without it only the API is served. */
  readonly web?: string;
  readonly log: (text: string) => void;
  readonly routes?: readonly Route[];
};

/** Builds the server without listening. */
export const httpServer = async (kernel: Kernel, options: HttpOptions): Promise<FastifyInstance> => {
  const server = fastify({
    bodyLimit: BODY_BYTES_MAX,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200 },
  });
  server.setErrorHandler((error, request, reply) => answerError(error, request, reply, options.log));
  server.addHook('onSend', async (_, reply) => {
    void reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'same-origin');
    void reply.header('content-security-policy', CONTENT_SECURITY);
  });
  server.addHook('preValidation', async (request) => {
    if (!isKeepable(request.body) || !isKeepable(request.query)) throw new Malformed(unkeepable);
  });
  server.get('/healthz', async (_, reply) => {
    await kernel.pool.query('select 1');
    return reply.send({ status: 'ok', version: options.version });
  });
  server.get('/api/openapi.json', async () => openApiOf(kernel.registry, options.version));
  signInRoutes(server, kernel, options);
  for (const name of kernel.registry.operations.keys()) {
    server.post(`/api/${name}`, async (request) =>
      perform(kernel, asker(request), name, parsed(Request, request.body)),
    );
  }
  for (const [name, reading] of kernel.registry.readings) {
    const isFile = reading.query.answers === 'file';
    server.get<Asked>(`/api/${name}`, async (request, reply) => {
      const input = jsonOf(request.query.input ?? '{}');
      if (isFile) return sendFile(kernel, asker(request), name, input, request.query.inline !== undefined, reply);
      const tables = new Set<string>();
      const answer = await ask(kernel, asker(request), name, input, (text) => noted(tables, text));
      // When one of these changes, the web asks again (src/web/Live.tsx).
      void reply.header('x-reads', [...tables].join(' '));
      return answer;
    });
  }
  server.post('/api/blockers', async (request) => ({
    blocked: await blockers(kernel, asker(request), parsed(Asking, request.body)),
  }));
  const files = [draftRoutes(kernel), uploadRoute(kernel), exportRoutes(kernel), templateRoute(kernel)];
  const doors = [badgeRoutes(kernel, sessionCookie), loginRoutes(kernel, sessionCookie)];
  for (const route of [...doors, ...files, ...(options.routes ?? [])]) route(server, asker);
  if (options.web) await serveWeb(server, options.web);
  return server;
};

type Asked = { Querystring: { input?: string; inline?: string } };

const unkeepable = new z.ZodError([
  { code: 'custom', path: [], message: 'holds NUL or half a character', input: undefined },
]);

/** PostgreSQL keeps no NUL and no half of a surrogate pair, as text or inside JSON. */
const isKeepable = (value: unknown): boolean => {
  if (typeof value === 'string')
    return !value.includes('\0') && !value.includes('\\u0000') && !/[\ud800-\udfff]/u.test(value);
  if (value === null || typeof value !== 'object') return true;
  return Object.entries(value).every(([key, member]) => isKeepable(key) && isKeepable(member));
};

/** antd writes its styles into the page, so inline styles stay allowed; scripts are our own files only. */
const CONTENT_SECURITY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "frame-ancestors 'none'",
  "base-uri 'self'",
].join('; ');

const sessionCookie = (value: string): string => `${COOKIE}=${value}; Path=/; HttpOnly; SameSite=Strict`;

const asker = (request: FastifyRequest) =>
  askerOf(parseCookies(request.headers.cookie ?? '')[COOKIE], cameFrom(request));

const cameFrom = (request: FastifyRequest): string =>
  `${request.ip} ${request.headers['user-agent'] ?? ''}`.slice(0, 200);

const jsonOf = (text: string): unknown => {
  const read = z.string().transform((value, context) => {
    try {
      return JSON.parse(value) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'not JSON' });
      return z.NEVER;
    }
  });
  const { input } = parsed(z.object({ input: read }), { input: text });
  if (!isKeepable(input)) throw new Malformed(unkeepable);
  return input;
};

const signInRoutes = (server: FastifyInstance, kernel: Kernel, { positionTitle }: HttpOptions): void => {
  server.post('/api/sign-in', async (request, reply) => {
    const answer = await signIn(kernel, parsed(Credentials, request.body), cameFrom(request));
    if ('refused' in answer) return reply.code(answer.isLocked ? 429 : 401).send({ message: answer.refused });
    if ('companies' in answer) return reply.send({ companies: answer.companies });
    void reply.header('set-cookie', sessionCookie(answer.cookie));
    return reply.send({ mustChoosePassword: answer.mustChoosePassword });
  });
  server.post('/api/sign-out', async (request, reply) => {
    await signOut(kernel, asker(request));
    void reply.header('set-cookie', `${sessionCookie('')}; Max-Age=0`);
    return reply.send({});
  });
  server.get('/api/me', async (request) => {
    const who = asker(request);
    const { actor, clock, may } = await whoIs(kernel, who);
    return {
      person: { id: actor.personId, name: actor.name },
      company: { id: who.org, name: clock.company },
      positions: positionsOf(actor).map(positionTitle),
      may,
      today: clock.today,
      isLive: clock.isLive,
      otherCompanies: await otherCompanies(kernel.pool, who.session, who.org),
      mustChoosePassword: actor.mustChoosePassword,
      hasBadge: await hasBadge(kernel, who),
    };
  });
  server.post('/api/password', async (request, reply) => {
    const refused = await choosePassword(kernel, asker(request), parsed(PasswordChoice, request.body));
    return refused ? reply.code(400).send({ message: refused }) : reply.send({});
  });
  server.post('/api/sign', async (request) => ({
    tickets: await proveForSigning(kernel, asker(request), parsed(SigningRequest, request.body)),
  }));
};

/** Failure has three kinds: malformed, refused, broken. Only the last is our doing, and gets a number. */
const answerError = (error: unknown, request: FastifyRequest, reply: FastifyReply, log: (text: string) => void) => {
  if (error instanceof Malformed) return reply.code(400).send({ malformed: error.malformed });
  if (error instanceof Refused) return reply.code(409).send({ findings: error.findings });
  if (error instanceof NotSignedIn) return reply.code(401).send({ message: error.say });
  if (error instanceof NotFound) {
    const field = error.key === undefined ? undefined : fieldHolding(request.body ?? inputOf(request.query), error.key);
    return reply.code(404).send({ message: error.say, ...(field && { field }) });
  }
  const passing = passingFault(error);
  if (passing) {
    log(`${request.id} ${request.method}: ${error instanceof Error ? error.message : String(error)}`);
    return reply.code(503).send({ message: passing, number: request.id });
  }
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status < 500) {
    const message = { zh: '请求格式不正确', en: error instanceof Error ? error.message : 'the request is malformed' };
    return reply.code(status).send({ message });
  }
  const trouble = error instanceof Error ? error.stack : String(error);
  log(`${request.id} ${request.method} ${request.url.split('?')[0]}: ${trouble}`);
  const message = {
    zh: `程序出错，您的操作没有生效。请将编号 ${request.id} 告知管理员`,
    en: `something of ours broke; nothing you did was recorded. Please give the administrator the number ${request.id}`,
  };
  return reply.code(500).send({ message, number: request.id });
};

/** What a query was asked, once it was understood. */
const inputOf = (query: unknown): unknown => {
  const { input } = (query ?? {}) as { input?: unknown }; // Fastify gives every request an object.
  return typeof input === 'string' ? JSON.parse(input) : undefined;
};

/** Troubles of the machine that somebody there can mend, or that pass: nothing was recorded, and the same act may be
 *  sent again with the same id. */
const passingFault = (error: unknown): Bilingual | undefined => {
  const code = codeOf(error) ?? '';
  if (code === '53100') {
    return {
      zh: '服务器磁盘空间不足，本次操作没有记录，请管理员清理后重试',
      en: 'the server has no disk space; nothing was recorded. Let the administrator make room, then try again',
    };
  }
  const isAway = /^(57P0[1-3]|08\w{3}|53300|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE)$/.test(code);
  const isLost =
    error instanceof Error &&
    /Connection terminated|is not queryable|timeout exceeded when trying to connect/.test(error.message);
  if (!isAway && !isLost) return undefined;
  return {
    zh: '数据库暂时连接不上，请稍后重试；重试不会重复执行',
    en: 'the database cannot be reached just now; try again in a moment: nothing happens twice',
  };
};

/** The web's own addresses all answer with its one page; what looks like a file or an API does not. */
const serveWeb = async (server: FastifyInstance, web: string): Promise<void> => {
  await server.register(fastifyStatic, { root: web, maxAge: '1y', immutable: true, index: false, wildcard: false });
  const page = (_: FastifyRequest, reply: FastifyReply) =>
    reply.header('cache-control', 'no-cache').sendFile('index.html', { maxAge: 0, immutable: false });
  server.get('/', page);
  server.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?');
    const isPage = request.method === 'GET' && !path.startsWith('/api/') && !/\.\w+$/.test(path);
    if (isPage) return page(request, reply);
    return reply.code(404).send({ message: { zh: '没有这个地址', en: 'there is nothing at this address' } });
  });
};
