/** The addresses of logins: what is drawn before an act, and the change to another company. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parsed } from '../malformed.ts';
import type { Kernel } from '../perform.ts';
import type { SessionAsker } from '../sign-in.ts';
import { CompanyChange, changeCompany } from './change-company.ts';
import { ConsentAsked, drawPassword, giveConsent } from './drawn.ts';
import { sightings } from './seen.ts';

/** POST /api/one-time-password draws one, /api/consent lets another company link this login, /api/change-company begins
 *  a session there. */
export const loginRoutes =
  (kernel: Kernel, sessionCookie: (value: string) => string) =>
  (server: FastifyInstance, askerOf: (request: FastifyRequest) => SessionAsker): void => {
    const saw = sightings(kernel.pool);
    server.addHook('onResponse', async (request, reply) => {
      const isSession = reply.statusCode < 400 && request.headers.cookie !== undefined;
      if (isSession && request.url.startsWith('/api/') && request.url !== '/api/sign-in') saw(askerOf(request));
    });
    server.post('/api/one-time-password', (request) => drawPassword(kernel, askerOf(request)));
    server.post('/api/consent', (request) => giveConsent(kernel, askerOf(request), parsed(ConsentAsked, request.body)));
    server.post('/api/change-company', async (request, reply) => {
      const answer = await changeCompany(kernel, askerOf(request), parsed(CompanyChange, request.body));
      if ('refused' in answer) return reply.code(answer.isLocked ? 429 : 403).send({ message: answer.refused });
      void reply.header('set-cookie', sessionCookie(answer.cookie));
      return reply.send({ mustChoosePassword: answer.mustChoosePassword });
    });
  };
