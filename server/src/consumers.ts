import type { FastifyBaseLogger } from 'fastify';
import type { ChangeConsumer } from './platform/changes/index.ts';
import type { Services } from './platform/services.ts';

/** Everything that is made of the change log by a worker, in whichever process of several: each change once. */
export function createConsumers(_services: Pick<Services, 'db'>, _log: FastifyBaseLogger): ChangeConsumer[] {
  return [];
}
