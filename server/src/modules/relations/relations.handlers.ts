import { notFound, type Handlers } from '../../platform/http/index.ts';
import type { Services } from '../../platform/services.ts';
import { findUserId } from '../accounts/index.ts';
import { followUser, unfollowUser } from './follow-user.ts';
import { countFollows } from './relations.queries.ts';

/** Answers the calls about following. */
export function relationHandlers({ db }: Pick<Services, 'db'>): Handlers<'followUser' | 'unfollowUser'> {
  async function find(handle: string): Promise<string> {
    const id = await findUserId(db, handle);
    if (id === undefined) throw notFound('person');
    return id;
  }
  return {
    followUser: async ({ params, viewer, now }) => {
      const followedId = await find(params.handle);
      await db
        .transaction()
        .execute((trx) => followUser(trx, { followerId: viewer.userId, followedId }, now));
      return { follows: true, followerCount: (await countFollows(db, followedId)).followers };
    },
    unfollowUser: async ({ params, viewer }) => {
      const followedId = await find(params.handle);
      await db.transaction().execute((trx) => unfollowUser(trx, { followerId: viewer.userId, followedId }));
      return { follows: false, followerCount: (await countFollows(db, followedId)).followers };
    },
  };
}
