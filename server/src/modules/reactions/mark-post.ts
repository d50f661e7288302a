import { sql } from 'kysely';
import { insertChanges, type Response } from '../../platform/changes/index.ts';
import { idList, statement, type Db } from '../../platform/db/index.ts';
import { mayMeetPost } from '../posts/index.ts';
import { slotOf, totals } from './post-counters.ts';

/** Something a person gives a post (`by` 1) or takes back (−1). */
export interface Marking {
  postId: string;
  userId: string;
  by: 1 | -1;
  now: Date;
}

/** What a person can give a post once and take back. */
export type Mark = 'smiles' | 'saves';

const responseOf: Readonly<Record<Mark, Response>> = { smiles: 'smile', saves: 'save' };

/**
 * Gives marks and takes marks back, each person and post once; returns the count after all of them for each, `null` where
 * the post is not there for this person. The row decides whether something was new, the count and the log follow it: one
 * statement for all that is given and one for all that is taken back, each whole or not at all, so it needs no transaction
 * around it.
 */
export async function markPosts(
  db: Db,
  mark: Mark,
  markings: readonly Marking[],
): Promise<(number | null)[]> {
  const answers = new Map<Marking, number>();
  for (const by of [1, -1] as const) {
    const asked = markings.filter((marking) => marking.by === by);
    for (const [marking, total] of await ask(db, mark, asked, { hidden: false })) answers.set(marking, total);
  }
  return markings.map((marking) => answers.get(marking) ?? null);
}

/** Takes back the marks of somebody who leaves, also from posts that are not there for them any more. */
export async function takeMarksBack(
  db: Db,
  mark: Mark,
  marks: readonly Pick<Marking, 'postId' | 'userId' | 'now'>[],
): Promise<void> {
  await ask(
    db,
    mark,
    marks.map((one) => ({ ...one, by: -1 })),
    { hidden: true },
  );
}

/** Writes markings that are all given or all taken back; `hidden` is whether posts that one may not meet are meant, too. */
async function ask(
  db: Db,
  mark: Mark,
  markings: readonly Marking[],
  { hidden }: { hidden: boolean },
): Promise<[Marking, number][]> {
  const [first] = markings;
  if (first === undefined) return [];
  const rows = await statements[mark][first.by](db, [
    idList(markings.map(({ postId }) => postId)),
    idList(markings.map(({ userId }) => userId)),
    markings.map(({ now }) => now),
    slotOf(first.userId),
    hidden,
  ]);
  // Given in another process meanwhile: what is counted of that was not to be seen when the statement began.
  const stale = first.by === 1 ? rows.filter(({ isNew }) => !isNew).map(({ postId }) => postId) : [];
  const newer = stale.length === 0 ? null : await totals(db, stale, mark);
  return rows.flatMap(({ place, postId, total }) => {
    const marking = markings[place - 1];
    return marking === undefined ? [] : [[marking, newer?.get(postId) ?? total]];
  });
}

interface MarkRow {
  /** Which of the markings, counted from one; absent are those whose post is not there for the person. */
  place: number;
  postId: string;
  isNew: boolean;
  total: number;
}

const statements = {
  smiles: { [1]: giving('smiles'), [-1]: taking('smiles') },
  saves: { [1]: giving('saves'), [-1]: taking('saves') },
};

function giving(mark: Mark) {
  // In one order, so that two processes wait for each other and never in a circle.
  return marking(
    mark,
    1,
    sql`insert into ${sql.table(mark)} (post_id, user_id, created_at)
      select post_id, user_id, at from meant order by post_id, user_id
      on conflict do nothing
      returning post_id, user_id, created_at`,
  );
}

function taking(mark: Mark) {
  return marking(
    mark,
    -1,
    sql`delete from ${sql.table(mark)} as mark using meant
      where mark.post_id = meant.post_id and mark.user_id = meant.user_id
      returning mark.post_id, mark.user_id, mark.created_at`,
  );
}

/**
 * One statement for everything: it costs one way to the database and one commit, however many markings come together. It
 * does not see what it writes itself: a total is what the other slots held when it began, and this slot as it is left.
 */
function marking(mark: Mark, by: 1 | -1, changed: ReturnType<typeof sql>) {
  const column = sql.ref(mark);
  return statement<MarkRow>(sql`
    with meant as (
      select wish.* from unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) with ordinality
        as wish (post_id, user_id, at, place)
      join posts on posts.id = wish.post_id
      where $5::boolean or ${mayMeetPost(sql.ref('wish.user_id'))}),
    changed as (${changed}),
    told as (${insertChanges(sql`
      select 'response', post_id, jsonb_build_object('person', user_id, 'response', ${sql.lit(responseOf[mark])}::text,
        'by', ${sql.lit(by)}::integer, 'at', floor(extract(epoch from created_at))::bigint)
      from changed`)}),
    counted as (
      insert into post_counters (post_id, slot, ${column})
      select post_id, $4::smallint, ${sql.lit(by)} * count(*) from changed group by post_id order by post_id
      on conflict (post_id, slot) do update set ${column} = post_counters.${column} + excluded.${column}
      returning post_id, ${column} as here),
    total as (
      select asked.post_id, coalesce(counted.here, 0) + coalesce((
        select sum(other.${column}) from post_counters as other
        where other.post_id = asked.post_id and (counted.post_id is null or other.slot <> $4::smallint)), 0) as total
      from (select distinct post_id from meant) as asked left join counted on counted.post_id = asked.post_id)
    select meant.place::integer as place, meant.post_id as "postId", changed.user_id is not null as "isNew",
      total.total::integer as total
    from meant
    join total on total.post_id = meant.post_id
    left join changed on changed.post_id = meant.post_id and changed.user_id = meant.user_id`);
}
