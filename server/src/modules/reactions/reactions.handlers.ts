import type { Db } from '../../platform/db/index.ts';
import { notFound, type Handlers } from '../../platform/http/index.ts';
import type { Services } from '../../platform/services.ts';
import { createJointWriter, type JointWriter } from '../../platform/together/index.ts';
import { checkPostVisible, readPost, readPostPage, type PostCards } from '../posts/index.ts';
import { commentHandlers } from './comments/comments.handlers.ts';
import { markPosts, type Mark, type Marking } from './mark-post.ts';
import { selectSavedPostIds } from './saves.queries.ts';
import { voteInPoll } from './vote-in-poll.ts';

type Calls = 'smile' | 'unsmile' | 'save' | 'unsave' | 'listMySaves' | 'vote';

/** Answers the calls about smiles, saves, votes and comments. */
export function reactionHandlers(
  services: Pick<Services, 'db' | 'cursors' | 'publicUrl'> & { cards: PostCards },
): Handlers<Calls> & ReturnType<typeof commentHandlers> {
  const { db, cards, cursors } = services;
  const marks = { smiles: writerOf(db, 'smiles'), saves: writerOf(db, 'saves') };

  async function mark(of: Mark, marking: Marking): Promise<number> {
    const count = await marks[of].write(marking);
    if (count === null) throw notFound('post');
    return count;
  }

  return {
    smile: async ({ params, viewer, now }) => ({
      smiled: true,
      smileCount: await mark('smiles', { postId: params.id, userId: viewer.userId, by: 1, now }),
    }),
    unsmile: async ({ params, viewer, now }) => ({
      smiled: false,
      smileCount: await mark('smiles', { postId: params.id, userId: viewer.userId, by: -1, now }),
    }),
    save: async ({ params, viewer, now }) => ({
      saved: true,
      saveCount: await mark('saves', { postId: params.id, userId: viewer.userId, by: 1, now }),
    }),
    unsave: async ({ params, viewer, now }) => ({
      saved: false,
      saveCount: await mark('saves', { postId: params.id, userId: viewer.userId, by: -1, now }),
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

/** Marks that many give at once, to one post above all, share a transaction. */
function writerOf(db: Db, mark: Mark): JointWriter<Marking, number | null> {
  return createJointWriter({
    db,
    writeAtOnce: (markings) => markPosts(db, mark, markings),
    keyOf: ({ postId, userId }) => `${postId} ${userId}`,
  });
}
