import type { Creator, Page } from '@spark/contract';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { notFound, readPageRequest, toPage, type CursorCodec } from '../../platform/http/index.ts';
import { authorJson, authorView, type AuthorRow } from '../accounts/index.ts';
import { isPersonVisibleTo } from '../relations/index.ts';
import { storefrontNameOf } from './storefronts.queries.ts';

const scope = 'creators';

/** Everybody in the creator programme, those invited last first. */
export async function listCreators(
  { db, cursors }: { db: Db; cursors: CursorCodec },
  query: { limit?: number; cursor?: string },
): Promise<Page<Creator>> {
  const page = readPageRequest(cursors, scope, query);
  const rows = await selectCreators(db)
    .$if(page.after !== null, (earlier) =>
      earlier.where(
        sql<boolean>`(badges.earned_at, badges.user_id) < (${page.after?.at}, ${page.after?.id})`,
      ),
    )
    .orderBy('badges.earned_at', 'desc')
    .orderBy('badges.user_id', 'desc')
    .limit(page.limit + 1)
    .execute();
  const position = (row: CreatorRow) => ({ at: row.earned_at, id: row.user_id });
  return toPage(rows, { limit: page.limit, scope, cursors, position }, (shown) => shown.map(creatorView));
}

/** Somebody in the creator programme. Throws `not_found`. */
export async function readCreator(db: Db, userId: string): Promise<Creator> {
  const row = await selectCreators(db).where('badges.user_id', '=', userId).executeTakeFirst();
  if (row === undefined) throw notFound('person');
  return creatorView(row);
}

function selectCreators(db: Db) {
  return (
    db
      .selectFrom('badges')
      .select((query) => [
        'badges.user_id',
        'badges.earned_at',
        authorJson(query.ref('badges.user_id')).as('author'),
        storefrontNameOf(query.ref('badges.user_id')).as('storefront'),
      ])
      // Written out, as the index says it.
      .where('badges.kind', '=', sql.lit('creator' as const))
      .where('badges.interest_id', 'is', null)
      .where(isPersonVisibleTo(null, 'badges.user_id'))
  );
}

function creatorView({ author, earned_at, storefront }: CreatorRow): Creator {
  return { ...authorView(author), invitedAt: earned_at.toISOString(), storefront };
}

interface CreatorRow {
  user_id: string;
  earned_at: Date;
  author: AuthorRow;
  storefront: string | null;
}
