import { nobody, recordChanges, wholeSeconds, type Change } from '../../platform/changes/index.ts';
import type { Trx } from '../../platform/db/index.ts';
import type { Answer, Tally, Touch } from './tally.ts';

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
    ...answers.map((answer) => answerChange(answer, 1)),
    ...touches.map(touchChange),
  ]);
}

/** What an answer says, or that it is taken back. */
export function answerChange({ postId, userId, response, at }: Answer, by: 1 | -1): Change {
  const detail = { person: userId, response, by, at: wholeSeconds(at) };
  return { topic: 'response', subject: postId, detail };
}

/** What a touch of a product says. */
export function touchChange({ productId, userId, response, at }: Touch): Change {
  const detail = { person: userId, kind: 'product', response, by: 1, at: wholeSeconds(at) } as const;
  return { topic: 'touch', subject: productId, detail };
}
