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

/** The membership of a person at a moment. */
export async function findMembership(db: Db, userId: string, now: Date): Promise<Membership> {
  const row = await db
    .selectFrom('memberships')
    .select(['active_from', 'active_until'])
    .where('user_id', '=', userId)
    .executeTakeFirst();
  if (row === undefined) return { isActive: false, until: null };
  const hasBegun = row.active_from <= now;
  const hasEnded = row.active_until !== null && row.active_until <= now;
  return { isActive: hasBegun && !hasEnded, until: row.active_until };
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
