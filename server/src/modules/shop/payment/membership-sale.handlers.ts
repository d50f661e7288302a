import type { Handlers } from '../../../platform/http/index.ts';
import type { Services } from '../../../platform/services.ts';
import { sellMembership } from './sell-membership.ts';
import type { StripePayments } from './stripe-payments.ts';

/** Answers the call that leads to where the membership is bought. */
export function membershipSaleHandlers(
  { db, publicUrl }: Pick<Services, 'db' | 'publicUrl'>,
  stripe: StripePayments | null,
): Handlers<'buyMembership'> {
  return {
    buyMembership: async ({ viewer, now }) =>
      sellMembership(db, stripe, { userId: viewer.userId, publicUrl, now }),
  };
}
