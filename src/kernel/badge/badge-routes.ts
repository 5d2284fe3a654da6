/** The addresses of badge and PIN. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parsed } from '../malformed.ts';
import type { Kernel } from '../perform.ts';
import type { SessionAsker } from '../sign-in.ts';
import { BadgeGivenUp, BadgeTaken, changePerson, giveBadgeUp, PersonChange, takeBadge } from './badge.ts';

/** POST /api/badge takes one, /api/badge/give-up makes it void, /api/change-person begins another's session. */
export const badgeRoutes =
  (kernel: Kernel, sessionCookie: (value: string) => string) =>
  (server: FastifyInstance, askerOf: (request: FastifyRequest) => SessionAsker): void => {
    server.post('/api/badge', async (request, reply) => {
      const answer = await takeBadge(kernel, askerOf(request), parsed(BadgeTaken, request.body));
      return 'refused' in answer ? reply.code(400).send({ message: answer.refused }) : reply.send(answer);
    });
    server.post('/api/badge/give-up', async (request) => {
      await giveBadgeUp(kernel, askerOf(request), parsed(BadgeGivenUp, request.body));
      return {};
    });
    server.post('/api/change-person', async (request, reply) => {
      const answer = await changePerson(kernel, askerOf(request), parsed(PersonChange, request.body));
      // Not 401: the station's own session lives on, and its page stays.
      if ('refused' in answer) return reply.code(answer.isLocked ? 429 : 403).send({ message: answer.refused });
      void reply.header('set-cookie', sessionCookie(answer.cookie));
      return reply.send({ mustChoosePassword: answer.mustChoosePassword });
    });
  };
