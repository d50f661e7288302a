import type { GateAction } from '@spark/contract';
import type { Db } from '../../platform/db/index.ts';
import { ProblemError, type SignedInViewer } from '../../platform/http/index.ts';
import { isAllowed } from './gate.policy.ts';
import { findMembership, loadGate } from './memberships.queries.ts';

/** Throws `membership_required` or `forbidden` when the gate is closed to the viewer for this action, now. */
export async function authorize(
  { db, membershipName }: { db: Db; membershipName: string },
  viewer: SignedInViewer,
  action: GateAction,
  now: Date,
): Promise<void> {
  const [gate, membership] = await Promise.all([loadGate(db), findMembership(db, viewer.userId, now)]);
  const standing = { isMember: membership.isActive, isStaff: isStaff(viewer.roles) };
  if (isAllowed(gate[action], standing)) return;
  if (gate[action] === 'member') {
    throw new ProblemError(
      'membership_required',
      `This is for ${membershipName} members. Join, and carry on right here.`,
    );
  }
  throw new ProblemError('forbidden', 'This is open to staff only.');
}

/** What the viewer may do now, action by action. */
export async function listAllowed(
  db: Db,
  viewer: SignedInViewer,
  now: Date,
): Promise<Record<string, boolean>> {
  const [gate, membership] = await Promise.all([loadGate(db), findMembership(db, viewer.userId, now)]);
  const standing = { isMember: membership.isActive, isStaff: isStaff(viewer.roles) };
  return Object.fromEntries(
    Object.entries(gate).map(([action, allowed]) => [action, isAllowed(allowed, standing)]),
  );
}

function isStaff(roles: readonly string[]): boolean {
  return roles.includes('operator') || roles.includes('moderator');
}
