import type { HiddenPost } from '@spark/contract';
import { readPageRequest, toPage, type Handlers } from '../../platform/http/index.ts';
import type { Services } from '../../platform/services.ts';
import type { PostCards } from '../posts/index.ts';
import { hidePost, showPostAgain } from './hide-post.ts';
import { selectHiddenPosts } from './hidden-posts.queries.ts';

/** Answers the calls about what somebody is not interested in. */
export function hiddenPostHandlers({
  db,
  cards,
  cursors,
}: Pick<Services, 'db' | 'cursors'> & { cards: PostCards }): Handlers<
  'hidePost' | 'showPostAgain' | 'listHiddenPosts'
> {
  return {
    hidePost: async ({ params, body, viewer, now }) => {
      const hiding = { postId: params.id, userId: viewer.userId, now };
      await db.transaction().execute((trx) => hidePost(trx, body, hiding));
      return { isHidden: true, reason: body.reason };
    },
    showPostAgain: async ({ params, viewer }) => {
      const hiding = { postId: params.id, userId: viewer.userId };
      await db.transaction().execute((trx) => showPostAgain(trx, hiding));
      return { isHidden: false };
    },
    listHiddenPosts: async ({ query, viewer, now }) => {
      const scope = `hidden:${viewer.userId}`;
      const request = readPageRequest(cursors, scope, query);
      const rows = await selectHiddenPosts(db, viewer.userId, request);
      const cut = toPage(
        rows,
        { limit: request.limit, scope, cursors, position: (row) => row },
        (shown) => shown,
      );
      const ids = cut.items.map(({ id }) => id);
      const posts = new Map((await cards.read(ids, { viewer, now })).map((post) => [post.id, post]));
      const items = cut.items.map(({ id, at, reason, interests }): HiddenPost => ({
        id,
        reason,
        interests: interests ?? [],
        hiddenAt: at.toISOString(),
        post: posts.get(id) ?? null,
      }));
      return { items, nextCursor: cut.nextCursor };
    },
  };
}
