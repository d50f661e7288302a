import type { FastifyBaseLogger } from 'fastify';
import { createChangeConsumer, type ChangeConsumer, type ToldChange } from '../../platform/changes/index.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { enqueueAll } from '../../platform/jobs/index.ts';
import { collectActs } from './gather/collect-acts.ts';
import { tellActs } from './gather/tell-acts.ts';
import { tellFollowers } from './gather/tell-followers.ts';
import { tellMentioned } from './gather/tell-mentioned.ts';

/** Tells people what happened, each thing once. */
export async function tellChanges(trx: Trx, changes: readonly ToldChange[], now: Date): Promise<void> {
  await tellActs(trx, await collectActs(trx, changes), now);
  await tellMentioned(trx, changes, now);
  await enqueueAll(
    trx,
    tellFollowers,
    changes
      .filter(({ topic }) => topic === 'published')
      .map(({ subject: postId }) => ({ payload: { postId, after: null }, key: postId })),
  );
}

/**
 * Tells people what happened, from the change log: whoever smiles, comments or posts waits for none of it. What was not
 * told because nobody worked for days is not told later.
 */
export function createNotificationConsumer(db: Db, log: FastifyBaseLogger): ChangeConsumer {
  return createChangeConsumer({ db, log, name: 'notifications', handle: tellChanges });
}
