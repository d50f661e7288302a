import { sql } from 'kysely';
import { gateActions, type GateAction } from '@spark/contract';
import type { Db } from '../../platform/db/index.ts';
import { defaultGate, type Allowed } from './gate.policy.ts';
import { isRunningAt, membershipTerms } from './membership-terms.ts';

/** Name of the setting that lets people join by themselves: `true` or `false`. */
export const joiningSetting = 'membership.isOpen';

/** A person's membership now. */
export interface Membership {
  isActive: boolean;
  /** `null` while it is open-ended, or where there never was one. */
  until: Date | null;
}

/** The membership of a person at a moment, from whatever sources it comes; one of them is enough. */
export async function findMembership(db: Db, userId: string, now: Date): Promise<Membership> {
  const { rows: terms } = await sql<{ until: Date | null; is_running: boolean }>`
    select term.active_until as until, ${isRunningAt(now)} as is_running
    from ${membershipTerms(userId)} as term`.execute(db);
  const running = terms.filter((term) => term.is_running);
  const ends = (running.length > 0 ? running : terms).map(({ until }) => until);
  return { isActive: running.length > 0, until: ends.includes(null) ? null : latest(ends) };
}

/** Whether a person carries the badge of an enthusiast, everywhere or in an interest. */
export async function carriesBadge(db: Db, userId: string): Promise<boolean> {
  const badge = await db
    .selectFrom('badges')
    .select('kind')
    .where('user_id', '=', userId)
    .where('kind', '=', 'enthusiast')
    .limit(1)
    .executeTakeFirst();
  return badge !== undefined;
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
