import { sql, type RawBuilder } from 'kysely';
import type { Channels, ChosenType, NotificationType } from '@spark/contract';
import type { Trx } from '../../../platform/db/index.ts';
import { isCommentShownTo } from '../../reactions/index.ts';
import { isPersonShownTo, isPersonVisibleTo } from '../../relations/index.ts';
import { inOneOrder } from '../in-one-order.ts';
import type { Act } from './act.ts';

/** An act somebody wants to hear of, and how. */
export type WantedAct = Act & Channels;

/**
 * Leaves the acts their people want to hear of: who chose so, did not do it themselves, did not mute the post, and may be
 * shown who did it, whose post it is and, where it is about a comment, the conversation of it.
 */
export async function selectWanted(trx: Trx, acts: readonly Act[]): Promise<WantedAct[]> {
  if (acts.length === 0) return [];
  const reader = { userId: sql.ref<string>('acts.user_id') };
  const { rows } = await sql<{ number: number } & Channels>`
    select acts.number, choices.app, choices.push, choices.mail
    from unnest(
      ${acts.map(({ userId }) => userId)}::uuid[], ${acts.map(({ type }) => type)}::text[],
      ${acts.map(({ personId }) => personId)}::uuid[], ${acts.map(({ postId }) => postId)}::uuid[],
      ${acts.map(({ postAuthorId }) => postAuthorId)}::uuid[], ${acts.map(({ commentId }) => commentId)}::uuid[]
    ) with ordinality as acts (user_id, type, person_id, post_id, post_author_id, comment_id, number)
    join notification_choices as choices on choices.user_id = acts.user_id and choices.type = acts.type
    where (choices.app or choices.push or choices.mail)
      and acts.user_id <> acts.person_id
      -- Looked up one by one: how many acts there are the planner only guesses, and it has gone through all people for each.
      and (select users.id from users where users.id = acts.person_id) is not null
      and not exists (
        select from muted_threads as muted where muted.user_id = acts.user_id and muted.post_id = acts.post_id)
      and ${isPersonShownTo(reader, sql.ref<string>('acts.person_id'))}
      and ${isPersonVisibleTo(reader, sql.ref<string>('acts.post_author_id'))}
      and (acts.comment_id is null or exists (
        select from comments where comments.id = acts.comment_id and ${isCommentShownTo(reader)}))
    order by acts.number
  `.execute(trx);
  return rows.flatMap(({ number, ...channels }) => {
    const act = acts[number - 1];
    return act === undefined ? [] : { ...act, ...channels };
  });
}

/** What names an act. */
export interface ActKey {
  user_id: string;
  type: NotificationType;
  thing: string;
  person_id: string;
  cause: string;
}

/** Notes acts that were never told; answers which. */
export async function keepNewActs(trx: Trx, acts: readonly Act[], now: Date): Promise<ActKey[]> {
  const { rows } = await sql<ActKey>`
    insert into notification_acts (user_id, type, thing, person_id, cause, at)
    select user_id, type, thing, person_id, cause, ${now} from ${keysOf(acts)}
    order by user_id, type, thing, person_id, cause
    on conflict do nothing
    returning user_id, type, thing, person_id, cause
  `.execute(trx);
  return rows;
}

/** Notes that acts that were told count, or do not count any more; answers the notifications they are gathered in. */
export async function countActs(
  trx: Trx,
  acts: readonly Act[],
  { isTakenBack }: { isTakenBack: boolean },
): Promise<string[]> {
  const { rows } = await sql<{ notification_id: string | null }>`
    update notification_acts as kept set is_taken_back = ${isTakenBack}
    from ${keysOf(acts)}
    where kept.user_id = acts.user_id and kept.type = acts.type and kept.thing = acts.thing
      and kept.person_id = acts.person_id and kept.cause = acts.cause
      and kept.is_taken_back <> ${isTakenBack}
    returning kept.notification_id
  `.execute(trx);
  return rows.flatMap(({ notification_id: id }) => id ?? []);
}

/** Puts acts into the notifications they are gathered in. */
export async function gatherActs(
  trx: Trx,
  acts: readonly (ActKey & { notificationId: string })[],
): Promise<void> {
  await sql`
    update notification_acts as kept set notification_id = acts.notification_id
    from unnest(
      ${acts.map(({ user_id: userId }) => userId)}::uuid[], ${acts.map(({ type }) => type)}::text[],
      ${acts.map(({ thing }) => thing)}::uuid[], ${acts.map(({ person_id: personId }) => personId)}::uuid[],
      ${acts.map(({ cause }) => cause)}::uuid[], ${acts.map(({ notificationId }) => notificationId)}::uuid[]
    ) as acts (user_id, type, thing, person_id, cause, notification_id)
    where kept.user_id = acts.user_id and kept.type = acts.type and kept.thing = acts.thing
      and kept.person_id = acts.person_id and kept.cause = acts.cause
  `.execute(trx);
}

/** Counts anew how many people are gathered in notifications. */
export async function recount(
  trx: Trx,
  notificationIds: readonly string[],
): Promise<{ id: string; user_id: string; actor_count: number }[]> {
  if (notificationIds.length === 0) return [];
  const { rows } = await sql<{ id: string; user_id: string; actor_count: number }>`
    update notifications set actor_count = (
      select count(distinct acts.person_id) from notification_acts as acts
      where acts.notification_id = notifications.id and not acts.is_taken_back)
    where id in ${inOneOrder(notificationIds)}
    returning id, user_id, actor_count
  `.execute(trx);
  return rows;
}

/** Which of some kinds of thing a person chose, and how. */
export async function selectChoices(
  trx: Trx,
  userIds: readonly string[],
  type: ChosenType,
): Promise<Map<string, Channels>> {
  const rows = await trx
    .selectFrom('notification_choices')
    .select(['user_id', 'app', 'push', 'mail'])
    .where('user_id', '=', sql<string>`any(${userIds}::uuid[])`)
    .where('type', '=', type)
    .execute();
  return new Map(rows.map(({ user_id: userId, ...channels }) => [userId, channels]));
}

function keysOf(acts: readonly Act[]): RawBuilder<unknown> {
  return sql`unnest(
    ${acts.map(({ userId }) => userId)}::uuid[], ${acts.map(({ type }) => type)}::text[],
    ${acts.map(({ thing }) => thing)}::uuid[], ${acts.map(({ personId }) => personId)}::uuid[],
    ${acts.map(({ cause }) => cause)}::uuid[]
  ) as acts (user_id, type, thing, person_id, cause)`;
}
