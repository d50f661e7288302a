import { routes } from '@spark/contract';
import { call } from '#lib/api/call.ts';
import type { OutboxAct, OutboxEntry } from './outbox-entry.ts';

/** Publishes a draft of this device. */
export type SendPost = (
  act: Extract<OutboxAct, { kind: 'post' }>,
  fetch: typeof globalThis.fetch,
) => Promise<void>;

/** Tells the server what was done. Throws as `call` does. */
export async function sendAct(
  fetch: typeof globalThis.fetch,
  { act, key }: Pick<OutboxEntry, 'act' | 'key'>,
  sendPost: SendPost,
): Promise<void> {
  switch (act.kind) {
    case 'smile':
      await call(fetch, act.isWanted ? routes.smile : routes.unsmile, { params: { id: act.postId } });
      return;
    case 'save':
      await call(fetch, act.isWanted ? routes.save : routes.unsave, { params: { id: act.postId } });
      return;
    case 'vote':
      await call(fetch, routes.vote, { params: { id: act.postId }, body: { optionId: act.optionId } });
      return;
    case 'follow':
      await sendFollow(fetch, act);
      return;
    case 'comment':
      await call(fetch, routes.createComment, {
        params: { id: act.postId },
        body: {
          text: act.text,
          ...(act.productIds.length === 0 ? {} : { productIds: act.productIds }),
          ...(act.parentId === null ? {} : { parentId: act.parentId }),
        },
        idempotencyKey: key,
      });
      return;
    case 'post':
      await sendPost(act, fetch);
  }
}

async function sendFollow(
  fetch: typeof globalThis.fetch,
  { handle, interest, isWanted }: Extract<OutboxAct, { kind: 'follow' }>,
): Promise<void> {
  const params = { handle };
  if (isWanted) await call(fetch, routes.followUser, { params, body: { interest } });
  else
    await call(fetch, routes.unfollowUser, { params, ...(interest === null ? {} : { query: { interest } }) });
}
