import { chosenTypes } from '@spark/contract';
import { sql } from 'kysely';
import { tellChanges } from '../modules/notifications/index.ts';
import type { Change, ToldChange } from '../platform/changes/index.ts';
import type { Trx } from '../platform/db/index.ts';
import { demoSignIns } from './demo-sign-ins.ts';

const hourMs = 3_600_000;
/** Further back nobody looks. */
const hours = 10 * 24;
/** So far they look again and again: what happened in between is gathered. */
const pauseHours = 12;
/** What is older was read. */
const unreadHours = 12;

/**
 * Has those one can be signed in as told, in the app, of what the others did to them in the last days: by the same code
 * that tells people, half a day at a time.
 */
export async function loadNotifications(trx: Trx, now: Date): Promise<void> {
  const people = await trx
    .selectFrom('users')
    .select('id')
    .where(
      'email',
      'in',
      demoSignIns.map(({ email }) => email),
    )
    .execute();
  const ids = people.map(({ id }) => id);
  await sql`
    insert into notification_choices (user_id, type, app)
    select id, type, true from unnest(${ids}::uuid[]) as id, unnest(${[...chosenTypes]}::text[]) as type
  `.execute(trx);
  const changes = await selectWhatHappened(trx, ids, new Date(now.getTime() - hours * hourMs));
  for (let ago = hours; ago > 0; ago -= pauseHours) {
    const until = now.getTime() - (ago - pauseHours) * hourMs;
    const told = changes.filter(
      ({ at }) => at.getTime() > until - pauseHours * hourMs && at.getTime() <= until,
    );
    // Each kind has a moment of its own, that of the last of them.
    for (const topic of ['touch', 'response', 'comment'] as const) {
      const some = told.filter((change) => change.topic === topic);
      const last = some.at(-1);
      if (last !== undefined) await tellChanges(trx, some, last.at);
    }
    if (ago <= unreadHours) continue;
    await trx
      .updateTable('notifications')
      .set({ read_at: new Date(until) })
      .where('user_id', 'in', ids)
      .where('read_at', 'is', null)
      .execute();
  }
}

/** What people did to these, as the log would have told it, oldest first. */
async function selectWhatHappened(trx: Trx, ids: readonly string[], since: Date): Promise<ToldChange[]> {
  const { rows } = await sql<{ change: Change; at: Date }>`
    select json_build_object('topic', 'response', 'subject', smiles.post_id,
      'detail', json_build_object('person', smiles.user_id, 'response', 'smile', 'by', 1)) as change,
      smiles.created_at as at
    from smiles join posts on posts.id = smiles.post_id
    where posts.author_id = any(${ids}::uuid[]) and smiles.created_at > ${since}
    union all
    select json_build_object('topic', 'comment', 'subject', comments.id,
      'detail', json_build_object('postId', comments.post_id,
        'parentId', coalesce(comments.answered_id, comments.parent_id),
        'person', comments.author_id, 'by', 1, 'mentioned', coalesce(
          (select json_agg(user_id) from comment_mentions where comment_id = comments.id), '[]'))),
      comments.created_at
    from comments where comments.created_at > ${since} and comments.author_id is not null
    union all
    select json_build_object('topic', 'touch', 'subject', follows.followed_id,
      'detail', json_build_object('person', follows.follower_id, 'kind', 'author', 'response', 'follow', 'by', 1)),
      follows.created_at
    from follows where follows.followed_id = any(${ids}::uuid[]) and follows.created_at > ${since}
    order by at
  `.execute(trx);
  // Put together above in the shape of the log.
  return rows.map(({ change, at }) => ({ ...change, at, tx: 0n }));
}
