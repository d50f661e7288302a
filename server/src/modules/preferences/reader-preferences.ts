import type { HideReason, Language, Tastes } from '@spark/contract';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { usualTastes } from './feed-settings.queries.ts';
import { hideEffects } from './hide-reasons.policy.ts';

/** How many of the posts somebody hid count in the feed, those hidden last: who hid more has long gone past the rest. */
const countedHides = 5_000;

/** Everything a person said about their own feed, as it counts at one moment. */
export interface ReaderPreferences {
  /** Weight by interest, from 0 to 2: 1 as chosen, 0 turned off or resting. */
  interests: Map<string, number>;
  /** People, as a whole or within one interest. */
  follows: { authorId: string; interestId: string | null }[];
  /** Whom they do not meet or are not shown: blocked by either, or muted. */
  silenced: string[];
  /** The languages they read; none stands for all. */
  languages: Language[];
  /** Posts not to show, and how often something else was meant by it. */
  hidden: {
    posts: string[];
    authors: Map<string, number>;
    interests: Map<string, number>;
    products: Map<string, number>;
  };
  tastes: Tastes;
  /** When the first interest that rests comes back by itself: until then this holds unless the person changes something. */
  validUntil: Date | null;
}

/** Reads what a person said about their feed, in one statement by that person's key alone, and always in the same order. */
export async function loadReaderPreferences(
  db: Db,
  { userId, now }: { userId: string; now: Date },
): Promise<ReaderPreferences> {
  const { rows } = await sql<PreferenceRow>`
    select
      coalesce((
        select json_agg(json_build_array(
          coalesce(chosen.interest_id, kept.interest_id),
          case when kept.snoozed_until > ${now} then 0 else coalesce(kept.weight, 1) end)
          order by coalesce(chosen.interest_id, kept.interest_id))
        from (select interest_id from user_interests where user_id = ${userId}) chosen
        full join (select interest_id, weight, snoozed_until from interest_weights where user_id = ${userId}) kept
          using (interest_id)
        where chosen.interest_id is not null or kept.weight = 0 or kept.snoozed_until > ${now}), '[]') as interests,
      (select min(snoozed_until) from interest_weights
        where user_id = ${userId} and snoozed_until > ${now}) as valid_until,
      (select json_build_object('fresh', fresh, 'followed', followed, 'popular', popular, 'shoppable', shoppable)
        from feed_tastes where user_id = ${userId}) as tastes,
      coalesce((select languages from feed_tastes where user_id = ${userId}), '{}') as languages,
      coalesce((
        select json_agg(json_build_array(followed_id, interest_id) order by followed_id, interest_id)
        from follows left join follow_interests using (follower_id, followed_id)
        where follower_id = ${userId}), '[]') as follows,
      array(
        select blocked_id::text from blocks where blocker_id = ${userId}
        union select blocker_id::text from blocks where blocked_id = ${userId}
        union select muted_id::text from mutes where muter_id = ${userId}
        order by 1) as silenced,
      coalesce((
        select json_agg(json_build_array(post_id, reason, author_id, interest_ids, product_ids)
          order by hidden_at desc, post_id desc) from (
          select post_id, reason, author_id, interest_ids, product_ids, hidden_at from hidden_posts
          where user_id = ${userId} order by hidden_at desc, post_id desc limit ${countedHides}) latest), '[]') as hidden
    `.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('A statement without a table gave no row.');
  return {
    interests: new Map(row.interests),
    follows: row.follows.map(([authorId, interestId]) => ({ authorId, interestId })),
    silenced: row.silenced,
    languages: row.languages,
    hidden: countHides(row.hidden),
    tastes: row.tastes ?? usualTastes,
    validUntil: row.valid_until,
  };
}

function countHides(hides: readonly HideRow[]): ReaderPreferences['hidden'] {
  const authors = new Map<string, number>();
  const interests = new Map<string, number>();
  const products = new Map<string, number>();
  for (const [, reason, authorId, interestIds, productIds] of hides) {
    const { strength } = hideEffects[reason];
    if (authorId !== null) add(authors, authorId, strength);
    for (const id of interestIds) add(interests, id, strength);
    for (const id of productIds) add(products, id, strength);
  }
  return { posts: hides.map(([postId]) => postId), authors, interests, products };
}

function add(counts: Map<string, number>, id: string, by: number): void {
  counts.set(id, (counts.get(id) ?? 0) + by);
}

type HideRow = [
  postId: string,
  reason: HideReason,
  authorId: string | null,
  interestIds: string[],
  productIds: string[],
];

interface PreferenceRow {
  interests: [id: string, weight: number][];
  valid_until: Date | null;
  tastes: Tastes | null;
  follows: [authorId: string, interestId: string | null][];
  silenced: string[];
  languages: Language[];
  hidden: HideRow[];
}
