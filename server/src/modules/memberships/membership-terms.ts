import { sql, type Expression, type RawBuilder } from 'kysely';

/**
 * Every membership a person has or had, as the rows of a subquery, from whatever sources they come. What the shop said of an
 * address counts for whoever has confirmed it, and is read as it stands.
 */
export function membershipTerms(userId: string | Expression<string>): RawBuilder<unknown> {
  return sql`(
    select source, active_from, active_until from memberships where memberships.user_id = ${userId}
    union all
    select 'shop', told_at, active_until from shop_members
    where active and shop_members.email = (
      select lower(holder.email) from users as holder where holder.id = ${userId} and holder.email_verified))`;
}

/** Whether somebody is a member at a moment, for queries of many people; one term that runs is enough. */
export function isMemberAt(userId: string | Expression<string>, now: Date): RawBuilder<boolean> {
  return sql<boolean>`exists (select from ${membershipTerms(userId)} as term where ${isRunningAt(now)})`;
}

/** Whether a row of these terms runs at a moment. */
export function isRunningAt(now: Date): RawBuilder<boolean> {
  return sql<boolean>`(term.active_from <= ${now} and (term.active_until is null or term.active_until > ${now}))`;
}
