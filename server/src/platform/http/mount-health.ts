import type { FastifyInstance } from 'fastify';
import { databaseAway } from './problem-error.ts';

/** Serves `/healthz` (the process lives) and `/readyz` (it can answer people). */
export function mountHealth(app: FastifyInstance, checkReady: () => Promise<unknown>): void {
  app.get('/healthz', { schema: { hide: true } }, async () => ({ status: 'alive' }));
  app.get('/readyz', { schema: { hide: true } }, async () => {
    try {
      await checkReady();
      return { status: 'ready' };
    } catch (cause) {
      throw databaseAway(cause);
    }
  });
}
