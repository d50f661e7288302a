import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { PageRequest, TimePosition } from '../../platform/http/index.ts';
import { isVisibleTo } from '../posts/index.ts';

/** Ids of what a person saved, last saved first. */
export async function selectSavedPostIds(db: Db, userId: string, page: PageRequest): Promise<TimePosition[]> {
  return db
    .selectFrom('saves')
    .innerJoin('posts', 'posts.id', 'saves.post_id')
    .select(['saves.post_id as id', 'saves.created_at as at'])
    .where('saves.user_id', '=', userId)
    .where(isVisibleTo({ userId }))
    .$if(page.after !== null, (query) =>
      query.where(sql<boolean>`(saves.created_at, saves.post_id) < (${page.after?.at}, ${page.after?.id})`),
    )
    .orderBy('saves.created_at', 'desc')
    .orderBy('saves.post_id', 'desc')
    .limit(page.limit + 1)
    .execute();
}
