import type { DemoComment, DemoCommentSmile } from '@spark/demo';
import { sql } from 'kysely';
import { mentionedHandles } from '../modules/posts/index.ts';
import { newIdAt } from '../platform/db/index.ts';
import { hoursAgo, inPortions, resolve, type DemoWorld } from './demo-world.ts';

type World = DemoWorld & { postIds: Map<string, string> };

/** What people said, and what others thought of it. */
interface Talk {
  comments: readonly DemoComment[];
  commentSmiles: readonly DemoCommentSmile[];
}

/** Brings in comments with whom they mention, what they show, and the smiles at them. */
export async function loadComments(world: World, { comments, commentSmiles }: Talk): Promise<void> {
  const { trx, now, userIds, postIds, productIds, language } = world;
  const ids = new Map(comments.map((comment) => [comment.key, newIdAt(hoursAgo(now, comment.ageHours))]));
  const rows = comments.map((comment) => ({
    id: resolve(ids, comment.key),
    post_id: resolve(postIds, comment.postKey),
    parent_id: comment.parentKey === undefined ? null : resolve(ids, comment.parentKey),
    answered_id: comment.answeredKey === undefined ? null : resolve(ids, comment.answeredKey),
    author_id: resolve(userIds, comment.authorHandle),
    text: comment.text,
    language,
    created_at: hoursAgo(now, comment.ageHours),
  }));
  // Comments, replies, answers to replies: each may only point at what is there.
  const depth = (row: (typeof rows)[number]) =>
    Number(row.parent_id !== null) + Number(row.answered_id !== null);
  const inOrder = rows.toSorted((one, other) => depth(one) - depth(other));
  await inPortions(inOrder, (portion) => trx.insertInto('comments').values(portion).execute());

  const mentions = comments.flatMap((comment) =>
    mentionedHandles(comment.text).flatMap((handle) => {
      const userId = userIds.get(handle);
      return userId === undefined ? [] : { comment_id: resolve(ids, comment.key), user_id: userId };
    }),
  );
  await inPortions(mentions, (portion) => trx.insertInto('comment_mentions').values(portion).execute());
  const products = comments.flatMap(({ key, productExternalIds = [] }) =>
    productExternalIds.map((externalId, position) => ({
      comment_id: resolve(ids, key),
      product_id: resolve(productIds, externalId),
      position,
    })),
  );
  await inPortions(products, (portion) => trx.insertInto('comment_products').values(portion).execute());
  await inPortions(commentSmiles, (portion) =>
    trx
      .insertInto('comment_smiles')
      .values(
        portion.map((smile) => ({
          comment_id: resolve(ids, smile.commentKey),
          user_id: resolve(userIds, smile.handle),
          created_at: hoursAgo(now, smile.ageHours),
        })),
      )
      .execute(),
  );
  await countAll(world);
}

/** Counts what came in by the thousand, instead of each as it came. */
async function countAll({ trx }: World): Promise<void> {
  await sql`
    update comments set
      smiles = (select count(*) from comment_smiles s where s.comment_id = comments.id),
      smile_points = (
        select coalesce(sum(case when s.user_id = posts.author_id then 3 else 1 end), 0)
        from comment_smiles s join posts on posts.id = comments.post_id
        where s.comment_id = comments.id and s.user_id <> comments.author_id),
      repliers = (
        select count(distinct reply.author_id) from comments reply
        where reply.parent_id = comments.id and reply.author_id <> comments.author_id)`.execute(trx);
}
