/** The addresses of drafts. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Asker } from '../enter.ts';
import { parsed } from '../malformed.ts';
import type { Kernel } from '../perform.ts';
import { DraftAsked, DraftSaid, DraftUndone, draftOf, dropDraft, saveDraft, undoDraft } from './drafts.ts';

/** GET, PUT and DELETE of /api/draft, and /api/draft/undo. A newer version elsewhere is answered, not overwritten. */
export const draftRoutes =
  (kernel: Kernel) =>
  (server: FastifyInstance, askerOf: (request: FastifyRequest) => Asker): void => {
    server.get('/api/draft', async (request) => ({
      current: await draftOf(kernel, askerOf(request), parsed(DraftAsked, request.query)),
    }));
    server.put('/api/draft', (request) => saveDraft(kernel, askerOf(request), parsed(DraftSaid, request.body)));
    server.post('/api/draft/undo', (request) => undoDraft(kernel, askerOf(request), parsed(DraftUndone, request.body)));
    server.delete('/api/draft', async (request) => {
      await dropDraft(kernel, askerOf(request), parsed(DraftAsked, request.query));
      return {};
    });
  };
