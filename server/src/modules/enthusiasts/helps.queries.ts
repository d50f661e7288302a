import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { HelpRow } from './help-sheets.ts';

/** Whose helps are wanted: what people did for these contributors, or what these people did for whomever. */
export type WantedHelps = { contributors: readonly string[] } | { helped: readonly string[] };

/**
 * Who was helped by what, one row for each contribution and way. What is deleted helps nobody any more, and nobody helps
 * themselves. Bags are known for as long as clicks are kept.
 */
export async function selectHelps(db: Db, wanted: WantedHelps): Promise<HelpRow[]> {
  const rows = await Promise.all(queriesOf(wanted).map((query) => query.execute(db)));
  return rows.flatMap((found) => found.rows);
}

function queriesOf(wanted: WantedHelps): RawBuilder<HelpRow>[] {
  const isWanted = (contributor: string, helped: string) =>
    'contributors' in wanted
      ? sql`${sql.ref(contributor)} = any(${wanted.contributors}::uuid[])`
      : sql`${sql.ref(helped)} = any(${wanted.helped}::uuid[])`;
  const isLive = sql`p.deleted_at is null and p.is_live`;
  const marks = (['smiles', 'saves'] as const).map(
    (table) => sql<HelpRow>`
      select p.author_id as contributor_id, p.id as contribution_id, ${table === 'smiles' ? 'smile' : 'save'}::text as kind,
        ${interestsOf('p.id')} as interest_ids, ${helps('m.user_id', 'm.created_at')} as helps
      from posts p join ${sql.table(table)} m on m.post_id = p.id
      where ${isWanted('p.author_id', 'm.user_id')} and ${isLive} and m.user_id <> p.author_id
      group by p.id`,
  );
  // Each way of answering has an index of its own; asked for as one they have none.
  const answers = [sql`r.answered_id = c.id`, sql`r.parent_id = c.id and r.answered_id is null`].map(
    (isAnswer) => sql<HelpRow>`
      select c.author_id as contributor_id, c.id as contribution_id, 'answer'::text as kind,
        ${interestsOf('c.post_id')} as interest_ids, ${helps('r.author_id', 'r.created_at')} as helps
      from comments r join comments c on ${isAnswer} join posts p on p.id = c.post_id
      where ${isWanted('c.author_id', 'r.author_id')} and ${isLive} and r.author_id <> c.author_id
        and c.deleted_at is null and r.deleted_at is null
      group by c.id`,
  );
  const commentSmiles = sql<HelpRow>`
    select c.author_id as contributor_id, c.id as contribution_id, 'smile'::text as kind,
      ${interestsOf('c.post_id')} as interest_ids, ${helps('m.user_id', 'm.created_at')} as helps
    from comments c join posts p on p.id = c.post_id join comment_smiles m on m.comment_id = c.id
    where ${isWanted('c.author_id', 'm.user_id')} and ${isLive} and m.user_id <> c.author_id and c.deleted_at is null
    group by c.id`;
  // A review counts in the interests it was shared to.
  const votes = sql<HelpRow>`
    select v.author_id as contributor_id, v.id as contribution_id, 'helpful'::text as kind,
      array(select distinct i.interest_id from posts p join post_interests i on i.post_id = p.id
        where p.review_id = v.id and ${isLive}) as interest_ids, ${helps('m.user_id', 'm.created_at')} as helps
    from reviews v join review_votes m on m.review_id = v.id
    where ${isWanted('v.author_id', 'm.user_id')} and v.is_counted and m.user_id <> v.author_id
    group by v.id`;
  const bags = sql<HelpRow>`
    select p.author_id as contributor_id, p.id as contribution_id, 'bag'::text as kind,
      ${interestsOf('p.id')} as interest_ids, ${helps('s.viewer_key::uuid', 's.at')} as helps
    from posts p join shop_clicks s on s.author_id = p.author_id and s.post_id = p.id
    where ${
      'contributors' in wanted
        ? sql`p.author_id = any(${wanted.contributors}::uuid[])`
        : sql`s.viewer_key = any(${wanted.helped}::text[])`
    } and ${isLive} and s.type = 'bag-add'
      -- an account; devices have shorter keys
      and length(s.viewer_key) = ${uuidLetters} and s.viewer_key <> p.author_id::text
    group by p.id`;
  const orders = sql<HelpRow>`
    select p.author_id as contributor_id, p.id as contribution_id, 'order'::text as kind,
      ${interestsOf('p.id')} as interest_ids, ${helps('o.user_id', 'o.paid_at')} as helps
    from order_lines l join orders o on o.id = l.order_id join posts p on p.id = l.credit_post_id
    where ${isWanted('l.credit_author_id', 'o.user_id')} and ${isLive} and l.credit_author_id = p.author_id
      and o.paid_at is not null and l.refunded_quantity < l.quantity and o.user_id <> p.author_id
    group by p.id`;
  return [...marks, ...answers, commentSmiles, votes, bags, orders];
}

const uuidLetters = 36;

function helps(person: string, at: string): RawBuilder<Buffer> {
  return sql`string_agg(uuid_send(${sql.raw(person)}) || int8send(extract(epoch from ${sql.raw(at)})::bigint), ''::bytea)`;
}

function interestsOf(postId: string): RawBuilder<string[]> {
  return sql`array(select interest_id from post_interests where post_id = ${sql.ref(postId)} order by position)`;
}

/** When accounts were made: of all, or of some people. */
export async function selectAccounts(
  db: Db,
  ids: readonly string[] | null,
): Promise<{ id: string; created_at: Date }[]> {
  if (ids === null) return db.selectFrom('users').select(['id', 'created_at']).orderBy('id').execute();
  const { rows } = await sql<{ id: string; created_at: Date }>`
    select id, created_at from users where id = any(${ids}::uuid[])`.execute(db);
  return rows;
}

/** Who bought something here and kept it. */
export async function selectBuyers(db: Db): Promise<string[]> {
  const { rows } = await sql<{ user_id: string }>`
    select distinct o.user_id from orders o join order_lines l on l.order_id = o.id
    where o.user_id is not null and o.paid_at is not null and l.refunded_quantity < l.quantity`.execute(db);
  return rows.map(({ user_id }) => user_id);
}
