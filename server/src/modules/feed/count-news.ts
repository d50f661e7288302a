import { limits } from '@spark/contract';
import type { ExpressionBuilder } from 'kysely';
import type { DB, Db } from '../../platform/db/index.ts';
import { isNotHiddenFrom } from '../preferences/index.ts';
import { isVisibleTo } from '../posts/index.ts';
import type { Viewer } from '../../platform/http/index.ts';
import type { FeedRequest } from './feed-request.ts';

/** News is counted this far back at most: whoever comes back later reads the feed anew anyway. */
const newsHours = 24;

const hourMs = 3_600_000;

/**
 * How many posts by others came into a feed since a moment, `limits.countedNews` at most. For you counts those of one's
 * interests and of people one follows. Walks the newest posts alone, and stops where enough are counted.
 */
export async function countNews(db: Db, request: FeedRequest, since: Date): Promise<number> {
  const { viewer, kind, view, interestIds, isNarrowed, now } = request;
  const earliest = new Date(Math.max(since.getTime(), now.getTime() - newsHours * hourMs));
  const isForYou = view === 'for-you';
  if (view === 'following' && viewer === null) return 0;
  const news = db
    .selectFrom('posts')
    .select('posts.id')
    .where(isVisibleTo(null))
    .where(isNotHiddenFrom(viewer))
    .where('posts.created_at', '>', earliest)
    .where('posts.created_at', '<=', now)
    .$if(kind !== null, (query) => query.where('posts.kind', '=', kind ?? 'photo'))
    .$if(viewer !== null, (query) => query.where('posts.author_id', '<>', viewer?.userId ?? ''))
    .$if(view === 'following', (query) => query.where(isByFollowed(viewer)))
    .$if(isForYou && !isNarrowed, (query) =>
      query.where((builder) => builder.or([isAbout(interestIds)(builder), isByFollowed(viewer)(builder)])),
    )
    .$if(isNarrowed, (query) => query.where(isAbout(interestIds)))
    .limit(limits.countedNews);
  const { count } = await db
    .selectFrom(news.as('news'))
    .select((query) => query.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

function isAbout(interestIds: readonly string[]) {
  return ({ exists, selectFrom, lit }: ExpressionBuilder<DB, 'posts'>) =>
    interestIds.length === 0
      ? lit(false)
      : exists(
          selectFrom('post_interests')
            .select('post_interests.post_id')
            .whereRef('post_interests.post_id', '=', 'posts.id')
            .where('post_interests.interest_id', 'in', interestIds),
        );
}

function isByFollowed(viewer: Viewer) {
  return ({ eb, selectFrom, lit }: ExpressionBuilder<DB, 'posts'>) =>
    viewer === null
      ? lit(false)
      : eb(
          'posts.author_id',
          'in',
          selectFrom('follows').select('followed_id').where('follower_id', '=', viewer.userId),
        );
}
