import { sql } from 'kysely';
import type { Trx } from '../../platform/db/index.ts';
import type { EventResponse, EventType } from './event.policy.ts';
import type { ToldEvent } from './told-event.ts';

/** An event that was not known before. */
export interface NewEvent {
  day: string;
  viewer: string;
  is_person: boolean;
  type: EventType;
  post_id: string | null;
  product_id: string | null;
  ms: number | null;
  response: EventResponse | null;
  at: Date;
  /** Nothing kept before says that this person answered this post this way that day. */
  is_first: boolean;
}

/** Keeps events, and returns those that were not known. */
export async function insertEvents(trx: Trx, events: readonly ToldEvent[]): Promise<NewEvent[]> {
  const days = events.map((event) => event.day).toSorted();
  const { rows } = await sql<NewEvent>`
    with kept as (
      insert into events (day, viewer, is_person, type, post_id, product_id, occasion, at, ms, response)
      select * from unnest(
        ${events.map((event) => event.day)}::date[], ${events.map((event) => event.viewerKey)}::uuid[],
        ${events.map((event) => event.userId !== null)}::boolean[], ${events.map((event) => event.type)}::text[],
        ${events.map((event) => event.postId)}::uuid[], ${events.map((event) => event.productId)}::uuid[],
        ${events.map((event) => event.occasion)}::integer[], ${events.map((event) => event.at)}::timestamptz[],
        ${events.map((event) => event.ms)}::integer[], ${events.map((event) => event.response)}::text[])
        as told (day, viewer, is_person, type, post_id, product_id, occasion, at, ms, response)
      -- In one order, so that batches which overlap wait for each other instead of in a circle.
      order by viewer, post_id, type, product_id, occasion, day
      on conflict do nothing
      returning day, viewer, is_person, type, post_id, product_id, ms, response, at)
    select kept.day::text, kept.viewer, kept.is_person, kept.type, kept.post_id, kept.product_id, kept.ms,
      kept.response, kept.at,
      not exists (
        select from events earlier
        -- The days themselves, so that other weeks are not even looked at.
        where earlier.day between ${days[0]}::date and ${days.at(-1)}::date and earlier.day = kept.day
          and earlier.viewer = kept.viewer and earlier.post_id = kept.post_id
          and earlier.response = kept.response) as is_first
    from kept`.execute(trx);
  return rows;
}

/** Which of these people are there; they stay so until the transaction ends. */
export async function lockPeople(trx: Trx, userIds: readonly string[]): Promise<Set<string>> {
  if (userIds.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select id from users where id = any(${userIds}::uuid[]) order by id for key share`.execute(trx);
  return new Set(rows.map((row) => row.id));
}

/** What a post got on a day. */
export interface PostDay {
  postId: string;
  day: string;
  views: number;
  clicks: number;
  bags: number;
  dwells: number;
  dwellMs: number;
}

/** Adds to what posts got on days; each post and day is named once. */
export async function addToDays(trx: Trx, days: readonly PostDay[]): Promise<void> {
  if (days.length === 0) return;
  await sql`
    insert into post_days (post_id, day, views, clicks, bags, dwells, dwell_ms)
    select * from unnest(
      ${days.map((one) => one.postId)}::uuid[], ${days.map((one) => one.day)}::date[],
      ${days.map((one) => one.views)}::integer[], ${days.map((one) => one.clicks)}::integer[],
      ${days.map((one) => one.bags)}::integer[], ${days.map((one) => one.dwells)}::integer[],
      ${days.map((one) => one.dwellMs)}::bigint[])
      as told (post_id, day, views, clicks, bags, dwells, dwell_ms)
    order by post_id, day
    on conflict (post_id, day) do update set
      views = post_days.views + excluded.views, clicks = post_days.clicks + excluded.clicks,
      bags = post_days.bags + excluded.bags, dwells = post_days.dwells + excluded.dwells,
      dwell_ms = post_days.dwell_ms + excluded.dwell_ms`.execute(trx);
}

/**
 * Gives the events of a device since a day to the person who signed in on it, but for those of their own posts and what they
 * told by themselves that day. Returns what became theirs.
 */
export async function moveEvents(
  trx: Trx,
  { deviceKey, userId, since }: { deviceKey: string; userId: string; since: string },
): Promise<NewEvent[]> {
  const { rows } = await sql<NewEvent>`
    with moved as (
      delete from events where viewer = ${deviceKey} and day >= ${since}::date returning *)
    insert into events (day, viewer, is_person, type, post_id, product_id, occasion, at, ms, response)
    select day, ${userId}, true, type, post_id, product_id, occasion, at, ms, response
    from moved
    where not exists (select from posts where posts.id = moved.post_id and posts.author_id = ${userId}::uuid)
    -- As what they do meanwhile is written.
    order by post_id, type, product_id, occasion, day
    on conflict do nothing
    returning day::text, viewer, is_person, type, post_id, product_id, ms, response, at, true as is_first`.execute(
    trx,
  );
  return rows;
}
