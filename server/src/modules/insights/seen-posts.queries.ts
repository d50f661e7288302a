import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { PageRequest, TimePosition } from '../../platform/http/index.ts';
import { isVisibleTo } from '../posts/index.ts';
import { isNotHiddenFrom } from '../preferences/index.ts';

/** Ids of the posts a person saw, as long as events are kept, each once by when it was seen last. O(what they told). */
export async function selectSeenPostIds(db: Db, userId: string, page: PageRequest): Promise<TimePosition[]> {
  return db
    .with('seen', (query) =>
      query
        .selectFrom('events')
        .select(({ fn }) => ['post_id', fn.max('at').as('at')])
        .where('viewer', '=', userId)
        .where('type', '=', 'view')
        .groupBy('post_id'),
    )
    .selectFrom('seen')
    .innerJoin('posts', 'posts.id', 'seen.post_id')
    .select(['posts.id', 'seen.at'])
    .where(isVisibleTo({ userId }))
    .where(isNotHiddenFrom({ userId }))
    .$if(page.after !== null, (query) =>
      query.where(sql<boolean>`(seen.at, posts.id) < (${page.after?.at}, ${page.after?.id})`),
    )
    .orderBy('seen.at', 'desc')
    .orderBy('posts.id', 'desc')
    .limit(page.limit + 1)
    .execute();
}
