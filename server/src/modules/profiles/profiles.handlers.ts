import { localeOf, sayLocale, type Handlers } from '../../platform/http/index.ts';
import type { Services } from '../../platform/services.ts';
import { authorView, findPeople, updateAccount } from '../accounts/index.ts';
import { joinMembership } from '../memberships/index.ts';
import { chooseGroups } from '../notifications/index.ts';
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
    getMe: async ({ viewer, now, request, setHeader }) =>
      readMe({ ...terms, locale: sayLocale(request, setHeader) }, viewer, now),
    updateMe: async ({ body, viewer, now, request, setHeader }) => {
      const { notifications, ...changes } = body;
      await updateAccount(db, viewer.userId, changes, now);
      if (notifications !== undefined) {
        await db.transaction().execute((trx) => chooseGroups(trx, viewer.userId, notifications, now));
      }
      return readMe({ ...terms, locale: sayLocale(request, setHeader) }, viewer, now);
    },
    joinMembership: async ({ viewer, now, createOnce, request }) =>
      createOnce(async (trx) => {
        await joinMembership(trx, { userId: viewer.userId, membershipName, now });
        return readMe({ ...terms, db: trx, locale: localeOf(request) }, viewer, now);
      }),
    completeHandles: async ({ query, viewer }) => {
      const people = await findPeople(db, query.q, isPersonShownTo(viewer, 'users.id'));
      return { items: people.map(authorView) };
    },
    getUser: async ({ params, viewer, request, setHeader }) =>
      readProfile(db, params.handle, { viewer, locale: sayLocale(request, setHeader) }),
  };
}
