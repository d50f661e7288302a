import { nobody, recordChanges, wholeSeconds, type Change } from '../../platform/changes/index.ts';
import type { Trx } from '../../platform/db/index.ts';
import type { Tally } from './tally.ts';

/**
 * Tells what came in to whoever ranks feeds. Views are told by the person, all in one: one change for a hundred of them;
 * answers one by one, for they are rare.
 */
export async function tellChanges(trx: Trx, { seen, seenByNobody, answers, touches }: Tally): Promise<void> {
  const views: Change[] = seen.map(({ userId, postIds }) => ({
    topic: 'seen',
    subject: userId,
    detail: { postIds: [...postIds] },
  }));
  if (seenByNobody.length > 0) {
    views.push({ topic: 'seen', subject: nobody, detail: { postIds: seenByNobody } });
  }
  await recordChanges(trx, [
    ...views,
    ...answers.map(({ postId, userId: person, response, at }): Change => {
      const detail = { person, response, by: 1, at: wholeSeconds(at) } as const;
      return { topic: 'response', subject: postId, detail };
    }),
    ...touches.map(({ productId, userId: person, response, at }): Change => {
      const detail = { person, kind: 'product', response, by: 1, at: wholeSeconds(at) } as const;
      return { topic: 'touch', subject: productId, detail };
    }),
  ]);
}
