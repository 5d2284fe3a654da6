/** The stream of a tab: what changed, within company and scope, as server-sent events. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { scopeOf } from '../access/scope.ts';
import type { Asker } from '../enter.ts';
import { NotSignedIn } from '../errors.ts';
import type { Kernel } from '../perform.ts';
import { whoIs } from '../sign-in.ts';
import { newHub } from './hub.ts';

/** A hub for this process, whose streams end with their sessions. */
export const hubOf = ({ pool }: Pick<Kernel, 'pool'>) =>
  newHub(async (sessions) => {
    if (sessions.length === 0) return new Set();
    const { rows } = await pool.query<{ id: string }>(
      'select id from kernel.session where id = any ($1) and ended_at is null and expires_at > now()',
      [sessions],
    );
    return new Set(rows.map(({ id }) => id));
  });

/** What is on its way when the program is told to end may take this long. */
const LAST_WORDS_MILLISECONDS = 3_000;

/** Opens a tab's stream at `/api/live`. */
export const liveRoute =
  (kernel: Kernel, hub: ReturnType<typeof hubOf>) =>
  (server: FastifyInstance, askerOf: (request: FastifyRequest) => Asker): void => {
    server.get('/api/live', async (request, reply) => {
      const asker = askerOf(request);
      if (!('session' in asker)) throw new NotSignedIn();
      const { actor } = await whoIs(kernel, asker);
      reply.hijack();
      const to = reply.raw;
      to.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        // A proxy must neither keep the stream nor hold it back.
        'cache-control': 'no-cache, no-transform',
        'x-accel-buffering': 'no',
        'x-content-type-options': 'nosniff',
      });
      const isTaken = hub.add({ org: asker.org, session: asker.session, scope: scopeOf(actor.holdings), to });
      if (!isTaken) to.end('retry: 30000\n\n');
    });
    server.addHook('preClose', async () => {
      hub.stop();
      // A browser opens connections ahead of need; one that never asked anything would hold up the end for a minute.
      setTimeout(() => server.server.closeAllConnections(), LAST_WORDS_MILLISECONDS).unref();
    });
    server.addHook('onResponse', async (request) => {
      if (request.url !== '/api/sign-out') return;
      const asker = askerOf(request);
      if ('session' in asker) hub.endSession(asker.session);
    });
  };
