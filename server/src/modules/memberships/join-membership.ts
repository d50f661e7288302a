import type { Trx } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/http/index.ts';
import { say } from '../../platform/sentences/index.ts';
import { grantMembership } from './grant-membership.ts';
import { isJoiningOpen } from './memberships.queries.ts';

/** Lets somebody join by themselves. Throws `forbidden` where the operator gives memberships. */
export async function joinMembership(
  trx: Trx,
  request: { userId: string; membershipName: string; now: Date },
): Promise<void> {
  if (!(await isJoiningOpen(trx))) {
    throw new ProblemError(
      'forbidden',
      say`${request.membershipName} is given by the shop here. Ask the shop how to become a member.`,
    );
  }
  await grantMembership(trx, { userId: request.userId, until: null, source: 'joined', now: request.now });
}
