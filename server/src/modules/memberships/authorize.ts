import { gateActions, type GateAction } from '@spark/contract';
import type { Db } from '../../platform/db/index.ts';
import { ProblemError, type SignedInViewer } from '../../platform/http/index.ts';
import { createSharedLook } from '../../platform/together/index.ts';
import { say, type Sentence } from '../../platform/sentences/index.ts';
import { holdsOffice } from '../accounts/index.ts';
import { isAllowed, type Allowed, type Standing } from './gate.policy.ts';
import { carriesBadge, findMembership, loadGate } from './memberships.queries.ts';

/** Throws `membership_required` or `forbidden` when the gate is closed to the viewer for this action, now. */
type Authorize = (viewer: SignedInViewer, action: GateAction, now: Date) => Promise<void>;

/** Makes the gatekeeper of a process. All who come at the same moment look at the gate together. */
export function createAuthorize({ db, membershipName }: { db: Db; membershipName: string }): Authorize {
  const readGate = createSharedLook(() => loadGate(db));
  return async (viewer, action, now) => {
    const allowed = (await readGate())[action];
    if (isAllowed(allowed, await findStanding(db, allowed, { viewer, now }))) return;
    throw allowed === 'member'
      ? new ProblemError(
          'membership_required',
          say`This is for ${membershipName} members. Join, and carry on right here.`,
        )
      : new ProblemError('forbidden', refusal(allowed));
  };
}

/** What somebody of this standing may do, action by action. */
export function listAllowed(
  gate: Readonly<Record<GateAction, Allowed>>,
  { roles, ...standing }: Omit<Standing, 'isStaff'> & { roles: readonly string[] },
): Record<string, boolean> {
  const isStaff = holdsOffice(roles);
  return Object.fromEntries(
    gateActions.map((action) => [action, isAllowed(gate[action], { ...standing, isStaff })]),
  );
}

/** What decides about the one rank that is asked for; nothing else is looked up. */
async function findStanding(
  db: Db,
  allowed: Allowed,
  { viewer, now }: { viewer: SignedInViewer; now: Date },
): Promise<Standing> {
  const isStaff = holdsOffice(viewer.roles);
  return {
    isStaff,
    isMember: !isStaff && allowed === 'member' && (await findMembership(db, viewer.userId, now)).isActive,
    isEnthusiast: !isStaff && allowed === 'enthusiast' && (await carriesBadge(db, viewer.userId)),
  };
}

function refusal(allowed: Allowed): Sentence {
  return allowed === 'enthusiast'
    ? say`This is for Enthusiasts: people who helped many others here. How one becomes an Enthusiast stands at /enthusiasts.`
    : say`This is open to staff only.`;
}
