import { inPortions, type Db } from '../../platform/db/index.ts';
import { inOneOrder } from './in-one-order.ts';

const portion = 1_000;

/** What goes: a post, somebody who did something, or somebody with all their posts. */
type Gone = { postId: string } | { actorId: string } | { authorId: string };

/**
 * Removes what people were told about something that goes. They would go with it by foreign keys, but in any order, and whoever
 * reads all of theirs at that moment would wait in a circle. Returns how many went.
 */
export function forgetNotifications(db: Db, gone: Gone): Promise<number> {
  return inPortions(db, async (trx) => {
    const about = trx.selectFrom('notifications').select('notifications.id').limit(portion);
    const rows = await (
      'postId' in gone
        ? about.where('post_id', '=', gone.postId)
        : 'actorId' in gone
          ? about.where('actor_id', '=', gone.actorId)
          : about
              .innerJoin('posts', 'posts.id', 'notifications.post_id')
              .where('posts.author_id', '=', gone.authorId)
    ).execute();
    if (rows.length === 0) return 0;
    const ids = rows.map(({ id }) => id);
    await trx.deleteFrom('notifications').where('id', 'in', inOneOrder(ids)).execute();
    return rows.length;
  });
}
