import type { FastifyBaseLogger } from 'fastify';
import { enthusiastConsumer, type TellEarned } from './modules/enthusiasts/index.ts';
import type { ChangeConsumer } from './platform/changes/index.ts';
import type { Services } from './platform/services.ts';

/** Everything that is made of the change log by a worker, in whichever process of several: each change once. */
export function createConsumers({ db }: Pick<Services, 'db'>, log: FastifyBaseLogger): ChangeConsumer[] {
  return [enthusiastConsumer(db, log, { tellEarned })];
}

const tellEarned: TellEarned = async () => undefined;
