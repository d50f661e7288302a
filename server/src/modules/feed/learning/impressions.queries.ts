import { termNames, responseWeights, type Impression, type Response, type TermName } from '@spark/ranking';
import { sql } from 'kysely';
import type { Db } from '../../../platform/db/index.ts';

/** More than these, the latest ones, are not learnt from at once. */
const mostImpressions = 100_000;

/** When impressions were served. */
export interface Span {
  after: Date;
  until: Date;
}

/**
 * What was served in a span of time and came onto a screen, with what came of it within a day. A post that was never seen
 * says nothing about what people like.
 */
export async function selectImpressions(db: Db, { after, until }: Span): Promise<Impression<TermName>[]> {
  const within = (at: string) =>
    sql`${sql.ref(at)} >= shown.at and ${sql.ref(at)} < shown.at + interval '1 day'`;
  const { rows } = await sql<ImpressionRow>`
    select shown.user_id, shown.place, shown.features, came.responses
    from (
      select session_id, place, user_id, post_id, features, at from feed_impressions
      where at > ${after} and at <= ${until}
      order by at desc limit ${mostImpressions}) as shown
    cross join lateral (
      select array_agg(distinct one.response) as responses
      from (
        select response from events
        -- The days themselves, so that other weeks are not even looked at.
        where day between ${dayOf(after)}::date and ${dayOf(until)}::date + 1
          and viewer = shown.user_id and post_id = shown.post_id and response is not null and ${within('events.at')}
        union all select 'smile' from smiles
          where user_id = shown.user_id and post_id = shown.post_id and ${within('smiles.created_at')}
        union all select 'save' from saves
          where user_id = shown.user_id and post_id = shown.post_id and ${within('saves.created_at')}
        union all select 'comment' from comments
          where author_id = shown.user_id and post_id = shown.post_id and deleted_at is null
            and ${within('comments.created_at')}
        union all select 'order' from orders join order_lines on order_lines.order_id = orders.id
          where orders.user_id = shown.user_id and credit_post_id = shown.post_id and ${within('orders.paid_at')}
        union all select 'hide' from hidden_posts
          where user_id = shown.user_id and post_id = shown.post_id and ${within('hidden_posts.hidden_at')}
      ) as one (response)) as came
    where came.responses is not null
    order by shown.at, shown.session_id, shown.place`.execute(db);
  return rows.map((row) => ({
    personId: row.user_id,
    terms: termsOf(row.features),
    position: row.place,
    outcome: row.responses.reduce((sum, response) => sum + responseWeights[response], 0),
  }));
}

/** Forgets what was served before a moment. */
export async function sweepImpressions(db: Db, before: Date): Promise<number> {
  const swept = await db.deleteFrom('feed_impressions').where('at', '<', before).executeTakeFirst();
  return Number(swept.numDeletedRows);
}

interface ImpressionRow {
  user_id: string;
  place: number;
  features: Record<string, unknown>;
  responses: Response[];
}

/** The features of a row; one that an earlier Spark did not know was nothing then. */
function termsOf(features: Record<string, unknown>): Record<TermName, number> {
  const entries = termNames.map((name) => [name, Number(features[name] ?? 0)]);
  // Built from the names themselves.
  return Object.fromEntries(entries) as Record<TermName, number>;
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
