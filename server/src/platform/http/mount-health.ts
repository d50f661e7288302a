import type { FastifyInstance } from 'fastify';
import { sendProblem } from './error-handler.ts';
import { DatabaseAwayError, ProblemError } from './problem-error.ts';

/**
 * Serves `/healthz` (the process lives) and `/readyz` (it can answer people). A check that fails says why by the problem it
 * throws; anything else it throws means that the database is away.
 */
export function mountHealth(app: FastifyInstance, checkReady: () => Promise<unknown>): void {
  app.get('/healthz', { schema: { hide: true } }, async () => ({ status: 'alive' }));
  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    try {
      await checkReady();
      return { status: 'ready' };
    } catch (cause) {
      // An answer like any other, and no failure: whoever asks will ask again.
      return sendProblem(reply, cause instanceof ProblemError ? cause : new DatabaseAwayError(cause));
    }
  });
}
