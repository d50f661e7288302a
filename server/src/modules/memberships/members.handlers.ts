import { invalid, notFound, type Handlers } from '../../platform/http/index.ts';
import type { Trx } from '../../platform/db/index.ts';
import type { Services } from '../../platform/services.ts';
import { say } from '../../platform/sentences/index.ts';
import { findUserId } from '../accounts/index.ts';
import { grantMembership, revokeMembership } from './grant-membership.ts';
import { findMember, listMembers } from './members.queries.ts';
import { isJoiningOpen } from './memberships.queries.ts';
import { forgetShopMember, putShopMember } from './put-shop-member.ts';

type Calls = 'getMembershipOffer' | 'listMembers' | 'grantMember' | 'revokeMember' | 'putShopMember';

/** What is sold, and what ends it: where it is renewed, and what was noted of it. */
interface Sale {
  isSold: boolean;
  stopRenewal(userId: string): Promise<void>;
  endPurchases(trx: Trx, userId: string, now: Date): Promise<void>;
}

/** Answers the calls by which memberships are given and taken, by whoever runs the community and by the shop. */
export function memberHandlers(
  { db, cursors, membershipName }: Pick<Services, 'db' | 'cursors' | 'membershipName'>,
  { isSold, stopRenewal, endPurchases }: Sale,
): Handlers<Calls> {
  const find = async (handle: string, now: Date) => {
    const member = await findMember(db, handle, now);
    if (member === undefined) throw notFound('person');
    return member;
  };
  const findId = async (handle: string) => {
    const userId = await findUserId(db, handle);
    if (userId === undefined) throw notFound('person');
    return userId;
  };
  return {
    getMembershipOffer: async () => {
      const way = isSold ? 'buy' : (await isJoiningOpen(db)) ? 'join' : 'ask';
      return { name: membershipName, way };
    },
    listMembers: async ({ query, now }) => listMembers({ db, cursors }, query, now),
    grantMember: async ({ params, body, now }) => {
      const userId = await findId(params.handle);
      const until = body.until === null ? null : new Date(body.until);
      if (until !== null && until <= now) throw invalid({ path: '/until', message: say`This day is over.` });
      await db
        .transaction()
        .execute((trx) => grantMembership(trx, { userId, until, source: 'operator', now }));
      return find(params.handle, now);
    },
    revokeMember: async ({ params, now }) => {
      const userId = await findId(params.handle);
      // First, for what goes on being paid would bring the membership back.
      await stopRenewal(userId);
      await db.transaction().execute(async (trx) => {
        await endPurchases(trx, userId, now);
        await revokeMembership(trx, userId, now);
        await forgetShopMember(trx, userId);
      });
      return find(params.handle, now);
    },
    putShopMember: async ({ params, body, now, takeOnce }) => {
      const until = body.until === undefined || body.until === null ? null : new Date(body.until);
      return takeOnce((trx) => putShopMember(trx, { email: params.email, active: body.active, until, now }));
    },
  };
}
