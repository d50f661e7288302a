import type { FollowState } from '@spark/contract';
import { invalid, type Handlers } from '../../platform/http/index.ts';
import type { Services } from '../../platform/services.ts';
import { say } from '../../platform/sentences/index.ts';
import { findInterestIds } from '../interests/index.ts';
import { findPerson } from './find-person.ts';
import { followUser, unfollowInterest, unfollowUser, type Following } from './follow-user.ts';
import { countFollows, findFollow } from './relations.queries.ts';
import { silenceHandlers } from './silences.handlers.ts';

/** Answers the calls about following, blocking and muting. */
export function relationHandlers(
  services: Pick<Services, 'db' | 'cursors'>,
): Handlers<'followUser' | 'unfollowUser'> & ReturnType<typeof silenceHandlers> {
  const { db } = services;
  return {
    followUser: async ({ params, body, viewer, now }) => {
      const interestId = await findInterest(body?.interest);
      const following = await findFollowing(params.handle, viewer.userId);
      await db.transaction().execute((trx) => followUser(trx, { ...following, interestId }, now));
      return readState(following);
    },
    unfollowUser: async ({ params, query, viewer }) => {
      const interestId = await findInterest(query.interest);
      const following = await findFollowing(params.handle, viewer.userId);
      await db
        .transaction()
        .execute((trx) =>
          interestId === null
            ? unfollowUser(trx, following)
            : unfollowInterest(trx, { ...following, interestId }),
        );
      return readState(following);
    },
    ...silenceHandlers(services),
  };

  async function findInterest(slug: string | null = null): Promise<string | null> {
    if (slug === null) return null;
    const id = (await findInterestIds(db, [slug])).get(slug);
    if (id !== undefined) return id;
    throw invalid({ path: '/interest', message: say`There is no interest named "${slug}".` });
  }

  async function findFollowing(handle: string, followerId: string): Promise<Following> {
    return { followerId, followedId: await findPerson(db, handle, { userId: followerId }) };
  }

  async function readState(following: Following): Promise<FollowState> {
    const [state, { followers }] = await Promise.all([
      findFollow(db, following),
      countFollows(db, following.followedId, { userId: following.followerId }),
    ]);
    return { ...state, followerCount: followers };
  }
}
