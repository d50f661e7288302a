import type { GateAction } from '@spark/contract';
import type { Db } from '../../platform/db/index.ts';
import { ProblemError, type SignedInViewer } from '../../platform/http/index.ts';
import { createSharedLook } from '../../platform/together/index.ts';
import { say } from '../../platform/sentences/index.ts';
import { isAllowed } from './gate.policy.ts';
import { findMembership, loadGate } from './memberships.queries.ts';

/** Throws `membership_required` or `forbidden` when the gate is closed to the viewer for this action, now. */
type Authorize = (viewer: SignedInViewer, action: GateAction, now: Date) => Promise<void>;

/** Makes the gatekeeper of a process. All who come at the same moment look at the gate together. */
export function createAuthorize({ db, membershipName }: { db: Db; membershipName: string }): Authorize {
  const readGate = createSharedLook(() => loadGate(db));
  return async (viewer, action, now) => {
    const allowed = (await readGate())[action];
    const standing = { isMember: false, isStaff: isStaff(viewer.roles) };
    if (isAllowed(allowed, standing)) return;
    const { isActive: isMember } = await findMembership(db, viewer.userId, now);
    if (isAllowed(allowed, { ...standing, isMember })) return;
    if (allowed === 'member') {
      throw new ProblemError(
        'membership_required',
        say`This is for ${membershipName} members. Join, and carry on right here.`,
      );
    }
    throw new ProblemError('forbidden', say`This is open to staff only.`);
  };
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
