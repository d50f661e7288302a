import type { FastifyBaseLogger } from 'fastify';
import { enthusiastConsumer } from './modules/enthusiasts/index.ts';
import { createNotificationConsumer, notifyOfEnthusiast } from './modules/notifications/index.ts';
import type { ChangeConsumer } from './platform/changes/index.ts';
import type { Services } from './platform/services.ts';

/** Everything that is made of the change log by a worker, in whichever process of several: each change once. */
export function createConsumers({ db }: Pick<Services, 'db'>, log: FastifyBaseLogger): ChangeConsumer[] {
  return [
    createNotificationConsumer(db, log),
    enthusiastConsumer(db, log, { tellEarned: notifyOfEnthusiast }),
  ];
}
