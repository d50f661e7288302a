import type { Trx } from '../../platform/db/index.ts';
import { grantMembership, revokeMembership } from './grant-membership.ts';

/** Does as the shop's sign-in says of somebody: a member until a time, or not one (any more) by its word. */
export async function takeShopMember(
  trx: Trx,
  { userId, until, now }: { userId: string; until: Date | null; now: Date },
): Promise<void> {
  if (until === null) await revokeMembership(trx, userId, now, 'oidc');
  else await grantMembership(trx, { userId, until, source: 'oidc', now });
}
