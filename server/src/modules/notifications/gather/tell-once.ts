import type { Channels, NotificationType } from '@spark/contract';
import { sql } from 'kysely';
import { newIdAt, type Trx } from '../../../platform/db/index.ts';
import { deliver } from '../deliver.ts';

/** Something that is told by itself, and once. */
export interface Single extends Channels {
  userId: string;
  type: NotificationType;
  thing: string;
  actorId?: string | null;
  postId?: string | null;
  commentId?: string | null;
  interestId?: string | null;
}

/** Tells people of things that are told by themselves; told again, it is the same. */
export async function tellOnce(trx: Trx, singles: readonly Single[], now: Date): Promise<void> {
  if (singles.length === 0) return;
  const { rows } = await sql<{ id: string; user_id: string; type: string; thing: string }>`
    insert into notifications (id, user_id, type, thing, actor_id, actor_count, post_id, comment_id, interest_id,
      in_app, to_mail, created_at, told_at)
    select id, user_id, type, thing, actor_id, (actor_id is not null)::integer, post_id, comment_id, interest_id,
      in_app, to_mail, ${now}, ${now}
    from unnest(
      ${singles.map(() => newIdAt(now))}::uuid[], ${singles.map(({ userId }) => userId)}::uuid[],
      ${singles.map(({ type }) => type)}::text[], ${singles.map(({ thing }) => thing)}::uuid[],
      ${singles.map(({ actorId }) => actorId ?? null)}::uuid[], ${singles.map(({ postId }) => postId ?? null)}::uuid[],
      ${singles.map(({ commentId }) => commentId ?? null)}::uuid[],
      ${singles.map(({ interestId }) => interestId ?? null)}::uuid[],
      ${singles.map(({ app }) => app)}::boolean[], ${singles.map(({ mail }) => mail)}::boolean[]
    ) as news (id, user_id, type, thing, actor_id, post_id, comment_id, interest_id, in_app, to_mail)
    order by user_id, type, thing
    on conflict (user_id, type, thing) where not gathers do nothing
    returning id, user_id, type, thing
  `.execute(trx);
  const channels = new Map(
    singles.map((single) => [`${single.userId} ${single.type} ${single.thing}`, single]),
  );
  await deliver(
    trx,
    rows.map(({ id, user_id: userId, type, thing }) => {
      const { push = false, mail = false } = channels.get(`${userId} ${type} ${thing}`) ?? {};
      return { userId, notificationId: id, push, mail };
    }),
    now,
  );
}
