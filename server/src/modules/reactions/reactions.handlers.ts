import { notFound, type Handlers } from '../../platform/http/index.ts';
import type { Services } from '../../platform/services.ts';
import { checkPostVisible, readPost, readPostPage, type PostCards } from '../posts/index.ts';
import { commentHandlers } from './comments.handlers.ts';
import { giveMark, takeMark, type Mark, type Reaction } from './mark-post.ts';
import { selectSavedPostIds } from './saves.queries.ts';
import { voteInPoll } from './vote-in-poll.ts';

type Calls = 'smile' | 'unsmile' | 'save' | 'unsave' | 'listMySaves' | 'vote';

/** Answers the calls about smiles, saves, votes and comments. */
export function reactionHandlers(
  services: Pick<Services, 'db' | 'cursors'> & { cards: PostCards },
): Handlers<Calls> & ReturnType<typeof commentHandlers> {
  const { db, cards, cursors } = services;
  function give(mark: Mark, reaction: Reaction): Promise<number> {
    return db.transaction().execute(async (trx) => {
      await checkPostVisible(trx, reaction.postId, reaction);
      return giveMark(trx, mark, reaction);
    });
  }
  function take(mark: Mark, reaction: Reaction): Promise<number> {
    return db.transaction().execute(async (trx) => {
      await checkPostVisible(trx, reaction.postId, reaction);
      return takeMark(trx, mark, reaction);
    });
  }
  return {
    smile: async ({ params, viewer, now }) => ({
      smiled: true,
      smileCount: await give('smiles', { postId: params.id, userId: viewer.userId, now }),
    }),
    unsmile: async ({ params, viewer, now }) => ({
      smiled: false,
      smileCount: await take('smiles', { postId: params.id, userId: viewer.userId, now }),
    }),
    save: async ({ params, viewer, now }) => ({
      saved: true,
      saveCount: await give('saves', { postId: params.id, userId: viewer.userId, now }),
    }),
    unsave: async ({ params, viewer, now }) => ({
      saved: false,
      saveCount: await take('saves', { postId: params.id, userId: viewer.userId, now }),
    }),
    listMySaves: async ({ query, viewer, now }) =>
      readPostPage(
        { cards, cursors },
        {
          scope: `saves:${viewer.userId}`,
          query,
          select: (page) => selectSavedPostIds(db, viewer.userId, page),
        },
        { viewer, now },
      ),
    vote: async ({ params, body, viewer, now }) => {
      await db.transaction().execute(async (trx) => {
        await checkPostVisible(trx, params.id, viewer);
        await voteInPoll(trx, { postId: params.id, userId: viewer.userId, optionId: body.optionId, now });
      });
      const { poll } = await readPost(db, params.id, { viewer, now });
      if (poll === null) throw notFound('poll');
      return poll;
    },
    ...commentHandlers(services),
  };
}
