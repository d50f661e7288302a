import type { Trx } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/http/index.ts';
import type { MembershipTerms } from '../../platform/services.ts';
import { grantMembership } from './grant-membership.ts';

/** Lets somebody join by themselves. Throws `forbidden` where the operator gives memberships. */
export async function joinMembership(
  trx: Trx,
  request: { userId: string; terms: MembershipTerms; now: Date },
): Promise<void> {
  if (!request.terms.isOpen) {
    throw new ProblemError(
      'forbidden',
      `${request.terms.name} is given by the shop here. Ask the shop how to become a member.`,
    );
  }
  await grantMembership(trx, { userId: request.userId, until: null, source: 'joined', now: request.now });
}
