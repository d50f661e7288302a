import { Type, type Static } from 'typebox';
import { InterestRef } from './interests.ts';
import { Post } from './posts.ts';
import { Id, Nullable, PageOf, PageQuery, Shape, Slug, Timestamp } from './primitives.ts';
import { route } from './route.ts';

/**
 * Why somebody is not interested in a post. The post is gone in any case; beyond that there is less of its author, of an
 * interest, or of the products it shows and their like (`product`, `owned` and, by half, `repeated`: seen too often).
 */
export const HideReason = Type.Enum(['post', 'author', 'interest', 'product', 'owned', 'repeated']);
export type HideReason = Static<typeof HideReason>;

/** A post somebody is not interested in; the post itself is `null` once it is gone for everybody. */
export const HiddenPost = Shape({
  id: Id,
  reason: HideReason,
  /** The interests there is less of, for the reason `interest`. */
  interests: Type.Array(InterestRef),
  hiddenAt: Timestamp,
  post: Nullable(Post),
});
export type HiddenPost = Static<typeof HiddenPost>;

const byId = Shape({ id: Id });

export const hiddenPostRoutes = {
  hidePost: route({
    id: 'hidePost',
    method: 'PUT',
    path: '/posts/:id/not-interested',
    summary:
      'Say that one is not interested in a post, and why; another reason replaces the first. `interest` and `productId` say which one, where it has several',
    section: 'Feed',
    caller: 'user',
    params: byId,
    body: Shape({ reason: HideReason, interest: Type.Optional(Slug), productId: Type.Optional(Id) }),
    status: 200,
    response: Shape({ isHidden: Type.Boolean(), reason: HideReason }),
  }),
  showPostAgain: route({
    id: 'showPostAgain',
    method: 'DELETE',
    path: '/posts/:id/not-interested',
    summary: 'Take that back, with everything that followed from it',
    section: 'Feed',
    caller: 'user',
    params: byId,
    status: 200,
    response: Shape({ isHidden: Type.Boolean() }),
  }),
  listHiddenPosts: route({
    id: 'listHiddenPosts',
    method: 'GET',
    path: '/me/hidden',
    summary: 'What one is not interested in, last hidden first',
    section: 'Feed',
    caller: 'user',
    query: Shape(PageQuery),
    status: 200,
    response: PageOf(HiddenPost),
  }),
};
