import type { Locale, Me } from '@spark/contract';
import type { Db } from '../../platform/db/index.ts';
import { ProblemError, type SignedInViewer } from '../../platform/http/index.ts';
import { say } from '../../platform/sentences/index.ts';
import { authorView, findAccount } from '../accounts/index.ts';
import { loadUserInterests } from '../interests/index.ts';
import { findMembership, listAllowed, loadGate } from '../memberships/index.ts';
import { countUnread, readGroups } from '../notifications/index.ts';
import { selectBag } from '../shop/index.ts';

/** The signed-in person as they see themselves. */
export async function readMe(
  { db, membershipName, locale }: { db: Db; membershipName: string; locale: Locale },
  viewer: SignedInViewer,
  now: Date,
): Promise<Me> {
  const [account, membership, interests, gate, notifications, unreadNotifications, bag] = await Promise.all([
    findAccount(db, viewer.userId),
    findMembership(db, viewer.userId, now),
    loadUserInterests(db, viewer.userId, locale),
    loadGate(db),
    readGroups(db, viewer.userId),
    countUnread(db, viewer.userId),
    selectBag(db, viewer.userId),
  ]);
  if (account === undefined) throw new ProblemError('unauthenticated', say`This account is no longer here.`);
  const author = authorView(account.author);
  return {
    ...author,
    email: account.email,
    emailVerified: account.email_verified,
    bio: account.bio,
    locale: account.locale,
    roles: viewer.roles.filter((role) => role === 'moderator' || role === 'operator'),
    membership: {
      active: membership.isActive,
      name: membershipName,
      until: membership.until?.toISOString() ?? null,
    },
    interests: interests.map(({ slug, name }) => ({ slug, name })),
    notifications,
    unreadNotifications,
    bag: bag.map((row) => ({ productId: row.product_id, quantity: row.quantity })),
    may: listAllowed(gate, {
      roles: viewer.roles,
      isMember: membership.isActive,
      isEnthusiast: author.enthusiast || author.enthusiastIn.length > 0,
    }),
  };
}
