import { recordChanges } from '../../platform/changes/index.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { notFound } from '../../platform/http/index.ts';
import { productIdsJson, tagsJson } from './post-parts.queries.ts';

/** Lets another product stand in for one of one's own post, or not. Throws `not_found` for posts of others. */
export async function setHealing(
  trx: Trx,
  {
    postId,
    productId,
    authorId,
    heals,
  }: { postId: string; productId: string; authorId: string; heals: boolean },
): Promise<void> {
  const post = await trx
    .selectFrom('posts')
    .select([tagsJson.as('tags'), productIdsJson.as('product_ids')])
    .where('id', '=', postId)
    .where('author_id', '=', authorId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (post === undefined) throw notFound('post');
  const shown = [...post.tags.map((tag) => tag.product_id), ...post.product_ids];
  if (!shown.includes(productId)) throw notFound('product');
  const veto = { post_id: postId, product_id: productId };
  if (heals) {
    await trx
      .deleteFrom('healing_vetoes')
      .where('post_id', '=', postId)
      .where('product_id', '=', productId)
      .execute();
  } else {
    await trx
      .insertInto('healing_vetoes')
      .values(veto)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  await recordChanges(trx, [{ topic: 'post', subject: postId }]);
}

/** Which of some products are on photos or in product posts: where others may stand in for them. */
export async function filterShownProducts(db: Db, productIds: readonly string[]): Promise<string[]> {
  if (productIds.length === 0) return [];
  const shown = await db
    .selectFrom('products')
    .select('products.id')
    .where('products.id', 'in', productIds)
    .where((query) =>
      query.or([
        query.exists(
          query.selectFrom('tags').select('tags.id').whereRef('tags.product_id', '=', 'products.id'),
        ),
        query.exists(
          query
            .selectFrom('post_products')
            .innerJoin('posts', 'posts.id', 'post_products.post_id')
            .select('posts.id')
            .whereRef('post_products.product_id', '=', 'products.id')
            .where('posts.kind', '=', 'product'),
        ),
      ]),
    )
    .execute();
  return shown.map(({ id }) => id);
}
