import type { CommentOrder, CommentPage } from '@spark/contract';
import { redirect } from '@sveltejs/kit';
import { browser } from '$app/env';
import { call, codeOf, isApiProblem, routes } from '#lib/api/index.ts';
import { keepPost } from '#features/post/index.ts';
import { paths } from '#lib/paths.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, url }) => {
  const { id } = params;
  const linkedId = url.searchParams.get('comment');
  const answeredId = url.searchParams.get('reply');
  const isPreview = url.searchParams.get('as') === 'visitor';
  const [post, comments, preview] = await Promise.all([
    call(fetch, routes.getPost, { params: { id } }),
    readComments(fetch, id, url.searchParams).catch(withoutComments),
    isPreview ? readAsVisitor(fetch, id) : null,
  ]);
  // Only its author has a reason to see it with other eyes.
  if (isPreview && !post.viewer.own) redirect(307, paths.post(id));
  return {
    post: keepPost(post),
    comments: comments ?? noComments(post.commentCount),
    hasComments: comments !== null,
    linkedId,
    answeredId,
    isPreview,
    preview,
  };
};

/** Without a connection a post can be read all the same, where this device has it. */
function withoutComments(caught: unknown): null {
  if (!browser || isApiProblem(caught)) throw caught;
  return null;
}

function noComments(count: number): CommentPage {
  return { items: [], nextCursor: null, count, recent: [], order: 'helpful', hasEarlier: false };
}

/** The comments as the address asks for them: an order, a page, or the one that is linked or answered, in its place. */
async function readComments(fetch: typeof globalThis.fetch, id: string, asked: URLSearchParams) {
  const [cursor, order, comment] = [
    asked.get('comments'),
    asked.get('order'),
    asked.get('comment') ?? asked.get('reply') ?? asked.get('replies'),
  ];
  const query = {
    ...(cursor === null ? {} : { cursor }),
    ...(isOrder(order) ? { order } : {}),
    ...(comment !== null && isId.test(comment) ? { comment } : {}),
  };
  const page = await call(fetch, routes.listComments, { params: { id }, query });
  await readOn(fetch, page, { id, threadId: asked.get('replies'), cursor: asked.get('from') });
  return page;
}

/** Without JavaScript the replies of a conversation are paged through by its address. */
async function readOn(
  fetch: typeof globalThis.fetch,
  page: CommentPage,
  { id, threadId, cursor }: { id: string; threadId: string | null; cursor: string | null },
): Promise<void> {
  const thread = page.items.find((item) => item.id === threadId);
  if (thread === undefined || cursor === null) return;
  const params = { id, commentId: thread.id };
  const replies = await call(fetch, routes.listReplies, { params, query: { cursor } });
  Object.assign(thread, { replies: replies.items, moreReplies: replies.nextCursor });
}

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function isOrder(order: string | null): order is CommentOrder {
  return order === 'helpful' || order === 'newest' || order === 'oldest';
}

/** The post as others see it; `null` while they do not. */
async function readAsVisitor(fetch: typeof globalThis.fetch, id: string) {
  try {
    return await call(fetch, routes.getPost, { params: { id }, query: { as: 'visitor' } });
  } catch (caught) {
    if (codeOf(caught) === 'not_found') return null;
    throw caught;
  }
}
