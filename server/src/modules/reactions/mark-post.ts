import { sql } from 'kysely';
import { recordChanges, wholeSeconds, type Response } from '../../platform/changes/index.ts';
import { idList, type Trx } from '../../platform/db/index.ts';
import { filterVisiblePosts } from '../posts/index.ts';
import { countMarks, totals } from './post-counters.ts';

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
 * the post is not there for this person. The row decides whether something was new, the count follows it.
 */
export async function markPosts(
  trx: Trx,
  mark: Mark,
  markings: readonly Marking[],
): Promise<(number | null)[]> {
  const visible = await filterVisiblePosts(trx, markings);
  const counts = await changeMarks(trx, mark, visible);
  const answered = new Set(visible);
  return markings.map((marking) => (answered.has(marking) ? (counts.get(marking.postId) ?? 0) : null));
}

/** The same wherever the posts are, also for somebody who leaves; returns the counts of the posts. */
export async function changeMarks(
  trx: Trx,
  mark: Mark,
  markings: readonly Marking[],
): Promise<Map<string, number>> {
  const changed = [
    ...(await giveMarks(
      trx,
      mark,
      markings.filter(({ by }) => by === 1),
    )),
    ...(await takeMarks(
      trx,
      mark,
      markings.filter(({ by }) => by === -1),
    )),
  ];
  await countMarks(trx, mark, changed);
  await recordChanges(
    trx,
    changed.map(({ postId, userId: person, by, at }) => ({
      topic: 'response',
      subject: postId,
      detail: { person, response: responseOf[mark], by, at: wholeSeconds(at) },
    })),
  );
  return totals(
    trx,
    markings.map(({ postId }) => postId),
    mark,
  );
}

/** A mark that was given or taken back; `at` is when it was given. */
interface Changed {
  postId: string;
  userId: string;
  by: 1 | -1;
  at: Date;
}

async function giveMarks(trx: Trx, mark: Mark, markings: readonly Marking[]): Promise<Changed[]> {
  if (markings.length === 0) return [];
  // In one order, so that two processes wait for each other and never in a circle.
  const { rows } = await sql<{ postId: string; userId: string; at: Date }>`
    insert into ${sql.table(mark)} (post_id, user_id, created_at)
    select given.post_id, given.user_id, given.at
    from unnest(${columns(markings)}, ${markings.map(({ now }) => now)}::timestamptz[])
      as given (post_id, user_id, at)
    order by given.post_id, given.user_id
    on conflict do nothing
    returning post_id as "postId", user_id as "userId", created_at as at
  `.execute(trx);
  return rows.map((row) => ({ ...row, by: 1 }));
}

async function takeMarks(trx: Trx, mark: Mark, markings: readonly Marking[]): Promise<Changed[]> {
  if (markings.length === 0) return [];
  const { rows } = await sql<{ postId: string; userId: string; at: Date }>`
    delete from ${sql.table(mark)} as mark
    using unnest(${columns(markings)}) as taken (post_id, user_id)
    where mark.post_id = taken.post_id and mark.user_id = taken.user_id
    returning mark.post_id as "postId", mark.user_id as "userId", mark.created_at as at
  `.execute(trx);
  return rows.map((row) => ({ ...row, by: -1 }));
}

function columns(markings: readonly Marking[]) {
  return sql`${idList(markings.map(({ postId }) => postId))}::uuid[],
    ${idList(markings.map(({ userId }) => userId))}::uuid[]`;
}
