import { limits } from '@spark/contract';
import type { Db } from '../../platform/db/index.ts';

/** One's own drafts, last changed first. */
export async function selectDrafts(db: Db, authorId: string) {
  return openDrafts(db, authorId)
    .select(columns)
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limits.maxDrafts)
    .execute();
}

/** One of one's own drafts; `undefined` for one that is thrown away, published or somebody else's. */
export async function findDraft(db: Db, { id, authorId }: { id: string; authorId: string }) {
  return openDrafts(db, authorId).select(columns).where('id', '=', id).executeTakeFirst();
}

/** How many drafts a person has. */
export async function countDrafts(db: Db, authorId: string): Promise<number> {
  const row = await openDrafts(db, authorId)
    .select((query) => query.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}

const columns = ['id', 'revision', 'content', 'updated_at'] as const;

function openDrafts(db: Db, authorId: string) {
  return db
    .selectFrom('drafts')
    .where('author_id', '=', authorId)
    .where('published_at', 'is', null)
    .where('discarded_at', 'is', null);
}
