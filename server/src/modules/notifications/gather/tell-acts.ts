import type { NotificationType } from '@spark/contract';
import { sql } from 'kysely';
import { newIdAt, type Trx } from '../../../platform/db/index.ts';
import { deliver, tellStreams, type Telling } from '../deliver.ts';
import { isWorthTelling } from '../notification-types.policy.ts';
import { closestOf, lastOf, type Act } from './act.ts';
import { countActs, gatherActs, keepNewActs, recount, selectWanted, type WantedAct } from './acts.queries.ts';
import { tellOnce } from './tell-once.ts';

/** Tells people what others did, each act once in all time, and takes out of what is told what was taken back. */
export async function tellActs(trx: Trx, acts: readonly Act[], now: Date): Promise<void> {
  const ended = lastOf(acts);
  await takeBack(
    trx,
    ended.filter(({ by }) => by === -1),
  );
  const wanted = closestOf(
    await selectWanted(
      trx,
      ended.filter(({ by }) => by === 1),
    ),
  );
  await gather(
    trx,
    wanted.filter(({ type }) => type !== 'mentioned'),
    now,
  );
  const mentions = wanted.filter(({ type }) => type === 'mentioned');
  await tellOnce(
    trx,
    mentions.map((act) => ({ ...act, actorId: act.personId })),
    now,
  );
}

async function takeBack(trx: Trx, acts: readonly Act[]): Promise<void> {
  if (acts.length === 0) return;
  const changed = await recount(trx, await countActs(trx, acts, { isTakenBack: true }));
  await tellStreams(
    trx,
    changed.map(({ user_id: userId }) => userId),
  );
}

async function gather(trx: Trx, acts: readonly WantedAct[], now: Date): Promise<void> {
  if (acts.length === 0) return;
  // What was told before, and taken back, counts again; it is no news.
  const again = await countActs(trx, acts, { isTakenBack: false });
  const added = await keepNewActs(trx, acts, now);
  const isNew = new Set(added.map(nameOf));
  const news = new Map(
    acts
      .filter((act) => isNew.has(nameOf({ ...act, user_id: act.userId, person_id: act.personId })))
      .map((act) => [`${act.userId} ${act.type} ${act.thing}`, act]),
  );
  const open = await openNotifications(trx, [...news.values()], now);
  const openOf = new Map(open.map((row) => [`${row.user_id} ${row.type} ${row.thing}`, row]));
  await gatherActs(
    trx,
    added.flatMap((act) => {
      const row = openOf.get(`${act.user_id} ${act.type} ${act.thing}`);
      return row === undefined ? [] : { ...act, notificationId: row.id };
    }),
  );
  const counted = await recount(trx, [...again, ...open.map(({ id }) => id)]);
  const countOf = new Map(counted.map(({ id, actor_count: count }) => [id, count]));
  await deliver(
    trx,
    open.flatMap((row): Telling | [] => {
      const act = news.get(`${row.user_id} ${row.type} ${row.thing}`);
      if (act === undefined) return [];
      const isWorth = isWorthTelling(row.type, row.actor_count, countOf.get(row.id) ?? 0);
      const { push, mail } = act;
      return { userId: row.user_id, notificationId: row.id, push: push && isWorth, mail: mail && isWorth };
    }),
    now,
  );
  await tellStreams(
    trx,
    counted.map(({ user_id: userId }) => userId),
  );
}

interface OpenRow {
  id: string;
  user_id: string;
  type: NotificationType;
  thing: string;
  /** How many were gathered before. */
  actor_count: number;
}

/** The unread notification of each person, kind and thing; made where there is none. */
async function openNotifications(trx: Trx, acts: readonly WantedAct[], now: Date): Promise<OpenRow[]> {
  if (acts.length === 0) return [];
  const { rows } = await sql<OpenRow>`
    insert into notifications (id, user_id, type, thing, gathers, post_id, comment_id, review_id, product_id,
      in_app, to_mail, created_at, told_at)
    select id, user_id, type, thing, true, post_id, comment_id, review_id, product_id, in_app, to_mail, ${now}, ${now}
    from unnest(
      ${acts.map(() => newIdAt(now))}::uuid[], ${acts.map(({ userId }) => userId)}::uuid[],
      ${acts.map(({ type }) => type)}::text[], ${acts.map(({ thing }) => thing)}::uuid[],
      ${acts.map(({ postId }) => postId)}::uuid[], ${acts.map(({ commentId }) => commentId)}::uuid[],
      ${acts.map(({ reviewId }) => reviewId)}::uuid[], ${acts.map(({ productId }) => productId)}::uuid[],
      ${acts.map(({ app }) => app)}::boolean[], ${acts.map(({ mail }) => mail)}::boolean[]
    ) as news (id, user_id, type, thing, post_id, comment_id, review_id, product_id, in_app, to_mail)
    order by user_id, type, thing
    on conflict (user_id, type, thing) where gathers and read_at is null
    do update set told_at = excluded.told_at, comment_id = excluded.comment_id,
      in_app = excluded.in_app, to_mail = excluded.to_mail
    returning id, user_id, type, thing, actor_count
  `.execute(trx);
  return rows;
}

function nameOf(act: {
  user_id: string;
  type: string;
  thing: string;
  person_id: string;
  cause: string;
}): string {
  return `${act.user_id} ${act.type} ${act.thing} ${act.person_id} ${act.cause}`;
}
