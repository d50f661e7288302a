import type { PostKind } from '@spark/contract';
import type { Db } from '../../platform/db/index.ts';
import type { TimePosition } from '../../platform/http/index.ts';

/** Whether somebody has any of these. */
export async function hasOwnWaiting(db: Db, authorId: string): Promise<boolean> {
  const found = await db
    .selectFrom('posts')
    .select('posts.id')
    .where('is_live', '=', false)
    .where('deleted_at', 'is', null)
    .where('author_id', '=', authorId)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** One's own posts that wait for their photos: nobody else sees them, so they are in no index. */
export async function selectOwnWaiting(
  db: Db,
  authorId: string,
  { kind, interestIds }: { kind: PostKind | null; interestIds: readonly string[] },
): Promise<TimePosition[]> {
  return db
    .selectFrom('posts')
    .select(['posts.id', 'posts.created_at as at'])
    .where('is_live', '=', false)
    .where('deleted_at', 'is', null)
    .where('author_id', '=', authorId)
    .$if(kind !== null, (query) => query.where('posts.kind', '=', kind ?? 'photo'))
    .$if(interestIds.length > 0, (query) =>
      query.where('posts.id', 'in', (inner) =>
        inner.selectFrom('post_interests').select('post_id').where('interest_id', 'in', interestIds),
      ),
    )
    .execute();
}
