import { Type } from 'typebox';
import { FeedView } from './feed-view.ts';
import { limits } from './limits.ts';
import { PostPage } from './posts.ts';
import { Id, Nullable, Shape, Timestamp } from './primitives.ts';
import { route } from './route.ts';

const ofView = Shape({ view: Type.Optional(FeedView) });

export const feedPlaceRoutes = {
  getFeedPlace: route({
    id: 'getFeedPlace',
    method: 'GET',
    path: '/me/feed-place',
    summary: 'Where one was in a feed, on whichever device; `null` where nothing recent is known',
    section: 'Feed',
    caller: 'user',
    query: ofView,
    status: 200,
    response: Shape({ place: Nullable(Shape({ postId: Id, at: Timestamp })) }),
  }),
  listFeedPlacePosts: route({
    id: 'listFeedPlacePosts',
    method: 'GET',
    path: '/me/feed-place/posts',
    summary: 'The feed from there on; `nextCursor` leads on in that feed',
    section: 'Feed',
    caller: 'user',
    query: ofView,
    status: 200,
    response: PostPage,
  }),
  keepFeedPlace: route({
    id: 'keepFeedPlace',
    method: 'PUT',
    path: '/me/feed-place',
    summary:
      'Keep where one is in a feed: the post being read, what was on the page after it, and the way on; of two the later one stays',
    section: 'Feed',
    caller: 'user',
    body: Shape({
      view: FeedView,
      postIds: Type.Array(Id, { minItems: 1, maxItems: limits.maxPageSize, uniqueItems: true }),
      nextCursor: Nullable(Type.String({ minLength: 1, maxLength: 2_000 })),
      at: Timestamp,
    }),
    status: 200,
    response: Shape({ postId: Id, at: Timestamp }),
  }),
};
