import { sql, type Expression, type RawBuilder } from 'kysely';
import type { Db, Trx } from '../../platform/db/index.ts';
import { pictureJson } from '../media/index.ts';
import type { AuthorRow } from './accounts.view.ts';

/** The person behind a user id, as one JSON value inside a larger query. */
export function authorJson(userId: Expression<string>): RawBuilder<AuthorRow> {
  return sql<AuthorRow>`(
    select json_build_object(
      'id', u.id, 'handle', u.handle, 'name', u.name,
      'avatar', ${pictureJson(sql.ref('u.avatar_media_id'))},
      'badges', coalesce((select json_agg(b.kind order by b.kind) from badges b
        where b.user_id = u.id and b.interest_id is null), '[]'),
      'enthusiast_in', coalesce((select json_agg(json_build_object('slug', i.slug, 'name', i.name) order by i.position, i.name)
        from badges b join interests i on i.id = b.interest_id where b.user_id = u.id), '[]'))
    from users u where u.id = ${userId})`;
}

/** One account with what its owner may see; `undefined` where there is none. */
export async function findAccount(db: Db, userId: string) {
  return db
    .selectFrom('users')
    .select((query) => [
      query.fn.coalesce('claimed_email', 'email').as('email'),
      'email_verified',
      'bio',
      'locale',
      'roles',
      authorJson(query.ref('users.id')).as('author'),
    ])
    .where('id', '=', userId)
    .executeTakeFirst();
}

/** The id of the person a handle leads to, be it theirs now or a former one; `undefined` where it leads to nobody. */
export async function findUserId(db: Db, handle: string): Promise<string | undefined> {
  return (await findUserIdsByHandle(db, [handle])).get(handle);
}

/** The ids behind handles, former ones, too; handles that lead to nobody are absent. */
export async function findUserIds(db: Db, handles: readonly string[]): Promise<string[]> {
  return [...new Set((await findUserIdsByHandle(db, handles)).values())];
}

/** Whom handles lead to, former ones, too; handles that lead to nobody are absent. */
export async function findUserIdsByHandle(db: Db, handles: readonly string[]): Promise<Map<string, string>> {
  if (handles.length === 0) return new Map();
  const rows = await db
    .selectFrom('handles')
    .select(['handle', 'user_id'])
    .where('handle', 'in', handles)
    .execute();
  return new Map(rows.flatMap(({ handle, user_id }) => (user_id === null ? [] : [[handle, user_id]])));
}

/** Whether an account that is gone had this handle: it stays taken, and leads to nobody. */
export async function wasSomebodys(db: Db, handle: string): Promise<boolean> {
  const row = await db
    .selectFrom('handles')
    .select('handle')
    .where('handle', '=', handle)
    .where('user_id', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Makes whoever else wants to replace something of this account wait until the transaction ends. */
export async function lockAccount(trx: Trx, userId: string): Promise<void> {
  await trx.selectFrom('users').select('id').where('id', '=', userId).forNoKeyUpdate().execute();
}

/** The address somebody typed, whether it is confirmed or only claimed. */
export async function addressOf(db: Db, userId: string): Promise<string> {
  const user = await db
    .selectFrom('users')
    .select((query) => query.fn.coalesce('claimed_email', 'email').as('address'))
    .where('id', '=', userId)
    .executeTakeFirstOrThrow();
  return user.address;
}

/** Who has confirmed an address, however it is capitalised; `undefined` where nobody has. */
export async function findConfirmedId(db: Db, address: string): Promise<string | undefined> {
  const user = await db
    .selectFrom('users')
    .select('id')
    .where(sql<string>`lower(email)`, '=', address.trim().toLowerCase())
    .where('email_verified', '=', true)
    .executeTakeFirst();
  return user?.id;
}
