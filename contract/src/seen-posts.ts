import { PostPage } from './posts.ts';
import { PageQuery, Shape } from './primitives.ts';
import { route } from './route.ts';

export const seenPostRoutes = {
  listSeenPosts: route({
    id: 'listSeenPosts',
    method: 'GET',
    path: '/me/seen',
    summary: 'Posts the signed-in person saw lately, last seen first',
    section: 'Feed',
    caller: 'user',
    query: Shape(PageQuery),
    status: 200,
    response: PostPage,
  }),
};
