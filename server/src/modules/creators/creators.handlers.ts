import type { Handlers } from '../../platform/http/index.ts';
import type { Services } from '../../platform/services.ts';
import type { PostCards } from '../posts/index.ts';
import { findPerson } from '../relations/index.ts';
import { dismissCreator, inviteCreator, type TellCreator } from './creator-badge.ts';
import { listCreators, readCreator } from './list-creators.ts';
import { readOwnStorefront, readStorefront } from './read-storefront.ts';
import { closeStorefront, putStorefront } from './write-storefront.ts';

type Calls =
  | 'getStorefront'
  | 'getMyStorefront'
  | 'putMyStorefront'
  | 'closeMyStorefront'
  | 'listCreators'
  | 'inviteCreator'
  | 'dismissCreator';

/** Answers the calls about storefronts and about who is a creator. */
export function creatorHandlers(
  { db, cursors, cards }: Pick<Services, 'db' | 'cursors'> & { cards: PostCards },
  tell: TellCreator,
): Handlers<Calls> {
  return {
    getStorefront: ({ params, viewer, now }) => readStorefront({ db, cards }, params.slug, { viewer, now }),
    getMyStorefront: ({ viewer, now }) => readOwnStorefront({ db, cards }, viewer.userId, now),
    putMyStorefront: async ({ body, viewer, now }) => {
      const ownerId = viewer.userId;
      await db.transaction().execute((trx) => putStorefront(trx, { ownerId, words: body, now }));
      return readOwnStorefront({ db, cards }, ownerId, now);
    },
    closeMyStorefront: async ({ viewer }) => {
      await db.transaction().execute((trx) => closeStorefront(trx, viewer.userId));
      return undefined;
    },
    listCreators: ({ query }) => listCreators({ db, cursors }, query),
    inviteCreator: ({ params, now }) =>
      db.transaction().execute(async (trx) => {
        // Whom an operator meets in private decides nothing here.
        const userId = await findPerson(trx, params.handle, null);
        await inviteCreator(trx, { userId, now, tell });
        return readCreator(trx, userId);
      }),
    dismissCreator: async ({ params, now }) => {
      await db.transaction().execute(async (trx) => {
        const userId = await findPerson(trx, params.handle, null);
        await dismissCreator(trx, { userId, now, tell });
      });
      return undefined;
    },
  };
}
