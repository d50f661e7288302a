import { Type, type Static } from 'typebox';
import { FeedView } from './feed-view.ts';
import { limits } from './limits.ts';
import { PostKind, PostPage } from './posts.ts';
import { Nullable, PageQuery, Shape, Timestamp } from './primitives.ts';
import { route } from './route.ts';

/** Which feed: the same for its pages and for what is new in it. */
const feedQuery = {
  view: Type.Optional(FeedView),
  kind: Type.Optional(PostKind),
  interests: Type.Optional(Type.String({ maxLength: 4_000 })),
};

/**
 * A page of a feed. `cursor` asks for this very page again: by it somebody goes back to the page before. `null` on the first
 * page of a feed that is sorted by time, which begins anew with what is newest then.
 */
export const FeedPage = Shape({ ...PostPage.properties, cursor: Nullable(Type.String()) });
export type FeedPage = Static<typeof FeedPage>;

export const feedRoutes = {
  getFeed: route({
    id: 'getFeed',
    method: 'GET',
    path: '/feed',
    summary:
      'A page of the feed; `interests` (comma-separated slugs) narrows it, and stands in for a visitor’s choice',
    section: 'Feed',
    caller: 'anyone',
    query: Shape({ ...PageQuery, ...feedQuery }),
    status: 200,
    response: FeedPage,
  }),
  getFeedNews: route({
    id: 'getFeedNews',
    method: 'GET',
    path: '/feed/news',
    summary:
      'How many posts came into a feed since a moment, none without one, counted up to a limit; `at` is the moment to ask from next',
    section: 'Feed',
    caller: 'anyone',
    query: Shape({ ...feedQuery, since: Type.Optional(Timestamp) }),
    status: 200,
    response: Shape({
      count: Type.Integer({ minimum: 0, maximum: limits.countedNews }),
      at: Timestamp,
    }),
  }),
};
