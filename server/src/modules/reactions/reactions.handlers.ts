import { notFound, type Handlers } from '../../platform/http/index.ts';
import type { Trx } from '../../platform/db/index.ts';
import type { Services } from '../../platform/services.ts';
import { checkPostVisible, readPost, readPostPage } from '../posts/index.ts';
import { commentHandlers } from './comments.handlers.ts';
import { savePost, unsavePost } from './save-post.ts';
import { selectSavedPostIds } from './saves.queries.ts';
import { smilePost, unsmilePost, type Reaction } from './smile-post.ts';
import { voteInPoll } from './vote-in-poll.ts';

type Calls = 'smile' | 'unsmile' | 'save' | 'unsave' | 'listMySaves' | 'vote';

/** Answers the calls about smiles, saves, votes and comments. */
export function reactionHandlers(
  services: Pick<Services, 'db' | 'cursors'>,
): Handlers<Calls> & ReturnType<typeof commentHandlers> {
  const { db, cursors } = services;
  function react(
    reaction: Reaction,
    write: (trx: Trx, reaction: Reaction) => Promise<number>,
  ): Promise<number> {
    return db.transaction().execute(async (trx) => {
      await checkPostVisible(trx, reaction.postId);
      return write(trx, reaction);
    });
  }
  return {
    smile: async ({ params, viewer, now }) => ({
      smiled: true,
      smileCount: await react({ postId: params.id, userId: viewer.userId, now }, smilePost),
    }),
    unsmile: async ({ params, viewer, now }) => ({
      smiled: false,
      smileCount: await react({ postId: params.id, userId: viewer.userId, now }, unsmilePost),
    }),
    save: async ({ params, viewer, now }) => ({
      saved: true,
      saveCount: await react({ postId: params.id, userId: viewer.userId, now }, savePost),
    }),
    unsave: async ({ params, viewer, now }) => ({
      saved: false,
      saveCount: await react({ postId: params.id, userId: viewer.userId, now }, unsavePost),
    }),
    listMySaves: async ({ query, viewer, now }) =>
      readPostPage(
        { db, cursors },
        {
          scope: `saves:${viewer.userId}`,
          query,
          select: (page) => selectSavedPostIds(db, viewer.userId, page),
        },
        { viewer, now },
      ),
    vote: async ({ params, body, viewer, now }) => {
      await db.transaction().execute(async (trx) => {
        await checkPostVisible(trx, params.id);
        await voteInPoll(trx, { postId: params.id, userId: viewer.userId, optionId: body.optionId, now });
      });
      const { poll } = await readPost(db, params.id, { viewer, now });
      if (poll === null) throw notFound('poll');
      return poll;
    },
    ...commentHandlers(services),
  };
}
