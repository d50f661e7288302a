import type { Db } from '../../platform/db/index.ts';
import type { PageRequest, TimePosition } from '../../platform/http/index.ts';
import { isVisibleTo, newestAfter } from '../posts/index.ts';
import { isNotHiddenFrom } from '../preferences/index.ts';
import type { FeedRequest } from './feed-request.ts';

/** Ids of a feed that is sorted by time: all posts, or those of the people the viewer follows. */
export async function selectFeedIds(
  db: Db,
  request: FeedRequest,
  page: PageRequest,
): Promise<TimePosition[]> {
  return db
    .selectFrom('posts')
    .select(['posts.id', 'posts.created_at as at'])
    .where(isVisibleTo(request.viewer))
    .where(isNotHiddenFrom(request.viewer))
    .$if(request.kind !== null, (query) => query.where('posts.kind', '=', request.kind ?? 'photo'))
    .$if(request.isNarrowed, (query) =>
      query.where('posts.id', 'in', (inner) =>
        inner.selectFrom('post_interests').select('post_id').where('interest_id', 'in', request.interestIds),
      ),
    )
    .$if(request.view === 'following', (query) =>
      query.where('posts.author_id', 'in', (inner) =>
        inner
          .selectFrom('follows')
          .select('followed_id')
          .where('follower_id', '=', request.viewer?.userId ?? ''),
      ),
    )
    .$call(newestAfter(page))
    .execute();
}
