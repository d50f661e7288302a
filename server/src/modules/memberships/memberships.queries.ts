import { sql } from 'kysely';
import { gateActions, type GateAction } from '@spark/contract';
import type { Db } from '../../platform/db/index.ts';
import { defaultGate, type Allowed } from './gate.policy.ts';

/** Name of the setting that lets people join by themselves: `true` or `false`. */
export const joiningSetting = 'membership.isOpen';

/** A person's membership now. */
export interface Membership {
  isActive: boolean;
  /** `null` while it is open-ended, or where there never was one. */
  until: Date | null;
}

/**
 * The membership of a person at a moment, from whatever sources it comes; one of them is enough. What the shop said of an
 * address counts for whoever has confirmed it, and is read as it stands.
 */
export async function findMembership(db: Db, userId: string, now: Date): Promise<Membership> {
  const terms = await db
    .selectFrom('memberships')
    .select(['active_from', 'active_until'])
    .where('user_id', '=', userId)
    .unionAll(
      db
        .selectFrom('shop_members')
        .innerJoin('users', (join) =>
          join
            .on(sql`lower(users.email)`, '=', sql.ref('shop_members.email'))
            .on('email_verified', '=', true),
        )
        .select(['told_at as active_from', 'active_until'])
        .where('users.id', '=', userId)
        .where('active', '=', true),
    )
    .execute();
  const running = terms.filter(
    ({ active_from: from, active_until: until }) => from <= now && (until === null || until > now),
  );
  const counted = running.length > 0 ? running : terms;
  const ends = counted.map(({ active_until: until }) => until);
  return { isActive: running.length > 0, until: ends.includes(null) ? null : latest(ends) };
}

function latest(times: readonly (Date | null)[]): Date | null {
  return times.reduce((last, time) => (last !== null && (time === null || time < last) ? last : time), null);
}

/** Whether people may join by themselves; off unless the operator, or the demo, switched it on. */
export async function isJoiningOpen(db: Db): Promise<boolean> {
  const setting = await db
    .selectFrom('settings')
    .select('value')
    .where('name', '=', joiningSetting)
    .executeTakeFirst();
  return setting?.value === true;
}

/** The gate table as the operator left it. */
export async function loadGate(db: Db): Promise<Record<GateAction, Allowed>> {
  const rules = await db.selectFrom('gate_rules').select(['action', 'allowed_to']).execute();
  const changed = new Map(rules.map((rule) => [rule.action, rule.allowed_to]));
  const gate = { ...defaultGate };
  for (const action of gateActions) gate[action] = changed.get(action) ?? defaultGate[action];
  return gate;
}
