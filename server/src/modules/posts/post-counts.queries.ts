import { sql, type RawBuilder } from 'kysely';
import { idList, statement, type Db } from '../../platform/db/index.ts';
import { peopleUnseenBy, type Reader } from '../relations/index.ts';

/** How often a post was responded to. */
export interface Counts {
  smiles: number;
  saves: number;
  comments: number;
  views: number;
}

/**
 * The counts of a post, without what people did whom the reader does not meet. Of whoever is leaving nobody meets the
 * comments; their smiles and saves, which name nobody, go with the account.
 */
export function countsJson(postId: string, reader: Reader): RawBuilder<Counts> {
  const id = sql.ref(postId);
  const without = (of: 'smiles' | 'saves') =>
    reader === null ? sql`` : sql` - ${unseen[of](id, peopleUnseenBy(reader))}`;
  const speechless = reader === null ? leaving : sql`(${leaving} union ${peopleUnseenBy(reader)})`;
  return sql<Counts>`(
    select json_build_object(
      'smiles', coalesce(sum(pc.smiles), 0)${without('smiles')},
      'saves', coalesce(sum(pc.saves), 0)${without('saves')},
      'comments', coalesce(sum(pc.comments), 0) - ${unseen.comments(id, speechless)},
      'views', coalesce(sum(pc.views), 0))
    from post_counters pc where pc.post_id = ${id})`;
}

type Part = RawBuilder<unknown>;

const leaving: Part = sql`(select departures.user_id from departures)`;

/** How much of each count is of people who are not met: looked up by these people, so that it costs nothing without any. */
const unseen = {
  smiles: (post: Part, people: Part) =>
    sql`(select count(*) from smiles s where s.post_id = ${post} and s.user_id in ${people})`,
  saves: (post: Part, people: Part) =>
    sql`(select count(*) from saves s where s.post_id = ${post} and s.user_id in ${people})`,
  // With their comments go the replies below, whoever wrote them.
  comments: (post: Part, people: Part) => sql`(
    select count(distinct gone.id) from (
      select c.id from comments c
      where c.post_id = ${post} and c.deleted_at is null and c.author_id in ${people}
      union all
      select reply.id from comments c join comments reply on reply.parent_id = c.id
      where c.post_id = ${post} and c.deleted_at is null and c.author_id in ${people}
        and reply.deleted_at is null) gone)`,
};

const askCounts = statement<{ id: string; counts: Counts }>(sql`
  select wanted.id, ${countsJson('wanted.id', null)} as counts from unnest($1::uuid[]) as wanted (id)`);

/** Counts of some posts as they are now. */
export async function selectCounts(db: Db, ids: readonly string[]): Promise<Map<string, Counts>> {
  const rows = await askCounts(db, [idList(ids)]);
  return new Map(rows.map(({ id, counts }) => [id, counts]));
}

/** The same without what people did whom the reader does not meet. */
export async function selectCountsFor(
  db: Db,
  ids: readonly string[],
  reader: Reader,
): Promise<Map<string, Counts>> {
  const { rows } = await sql<{ id: string; counts: Counts }>`
    select wanted.id, ${countsJson('wanted.id', reader)} as counts
    from unnest(${idList(ids)}::uuid[]) as wanted (id)`.execute(db);
  return new Map(rows.map(({ id, counts }) => [id, counts]));
}
