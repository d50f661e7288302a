import { Type, type Static } from 'typebox';
import { PostKind, PostPage } from './posts.ts';
import { PageQuery, Shape } from './primitives.ts';
import { route } from './route.ts';

/** How a feed is put in order. */
export const FeedView = Type.Enum(['for-you', 'following', 'newest']);
export type FeedView = Static<typeof FeedView>;

export const feedRoutes = {
  getFeed: route({
    id: 'getFeed',
    method: 'GET',
    path: '/feed',
    summary:
      'A page of the feed; `interests` (comma-separated slugs) narrows it, and stands in for a visitor’s choice',
    section: 'Feed',
    caller: 'anyone',
    query: Shape({
      ...PageQuery,
      view: Type.Optional(FeedView),
      kind: Type.Optional(PostKind),
      interests: Type.Optional(Type.String({ maxLength: 4_000 })),
    }),
    status: 200,
    response: PostPage,
  }),
};
