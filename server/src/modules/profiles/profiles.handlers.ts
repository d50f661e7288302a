import type { Handlers } from '../../platform/http/index.ts';
import type { Services } from '../../platform/services.ts';
import { authorView, findPeople, updateAccount } from '../accounts/index.ts';
import { joinMembership } from '../memberships/index.ts';
import { isPersonShownTo } from '../relations/index.ts';
import { readMe } from './read-me.ts';
import { readProfile } from './read-profile.ts';

type Calls = 'getMe' | 'updateMe' | 'joinMembership' | 'completeHandles' | 'getUser';

/** Answers the calls about oneself and about public pages of people. */
export function profileHandlers({
  db,
  membershipName,
}: Pick<Services, 'db' | 'membershipName'>): Handlers<Calls> {
  const terms = { db, membershipName };
  return {
    getMe: async ({ viewer, now }) => readMe(terms, viewer, now),
    updateMe: async ({ body, viewer, now }) => {
      await updateAccount(db, viewer.userId, body, now);
      return readMe(terms, viewer, now);
    },
    joinMembership: async ({ viewer, now, createOnce }) =>
      createOnce(async (trx) => {
        await joinMembership(trx, { userId: viewer.userId, membershipName, now });
        return readMe({ ...terms, db: trx }, viewer, now);
      }),
    completeHandles: async ({ query, viewer }) => {
      const people = await findPeople(db, query.q, isPersonShownTo(viewer, 'users.id'));
      return { items: people.map(authorView) };
    },
    getUser: async ({ params, viewer }) => readProfile(db, params.handle, viewer),
  };
}
