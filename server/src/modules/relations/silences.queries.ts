import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { PageRequest } from '../../platform/http/index.ts';
import { authorJson, type AuthorRow } from '../accounts/index.ts';
import { isPersonVisibleTo } from './visible-people.ts';

/** Somebody who is blocked or muted, and since when. */
export interface SilencedRow {
  id: string;
  at: Date;
  person: AuthorRow;
}

/** Whom a person blocked, last blocked first. */
export async function selectBlocks(db: Db, userId: string, page: PageRequest): Promise<SilencedRow[]> {
  return db
    .selectFrom('blocks')
    .select((query) => [
      'blocked_id as id',
      'created_at as at',
      authorJson(query.ref('blocks.blocked_id')).as('person'),
    ])
    .where('blocker_id', '=', userId)
    .$if(page.after !== null, (query) =>
      query.where(sql<boolean>`(created_at, blocked_id) < (${page.after?.at}, ${page.after?.id})`),
    )
    .orderBy('created_at', 'desc')
    .orderBy('blocked_id', 'desc')
    .limit(page.limit + 1)
    .execute();
}

/** Whom a person muted, last muted first. */
export async function selectMutes(db: Db, userId: string, page: PageRequest): Promise<SilencedRow[]> {
  return (
    db
      .selectFrom('mutes')
      .select((query) => [
        'muted_id as id',
        'created_at as at',
        authorJson(query.ref('mutes.muted_id')).as('person'),
      ])
      .where('muter_id', '=', userId)
      // Somebody who is blocked, too, is met nowhere: the block is what there is to take back.
      .where(isPersonVisibleTo({ userId }, 'mutes.muted_id'))
      .$if(page.after !== null, (query) =>
        query.where(sql<boolean>`(created_at, muted_id) < (${page.after?.at}, ${page.after?.id})`),
      )
      .orderBy('created_at', 'desc')
      .orderBy('muted_id', 'desc')
      .limit(page.limit + 1)
      .execute()
  );
}

/** Whether one person muted another. */
export async function isMutedBy(
  db: Db,
  { userId, otherId }: { userId: string; otherId: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('mutes')
    .select('muted_id')
    .where('muter_id', '=', userId)
    .where('muted_id', '=', otherId)
    .executeTakeFirst();
  return row !== undefined;
}
