import type { PostRevision } from '@spark/contract';
import type { Db } from '../../platform/db/index.ts';
import {
  selectPostInterests,
  selectPostPhotos,
  selectPostProducts,
  selectPostTags,
} from './post-parts.queries.ts';
import type { StoredTag } from './store-parts.ts';

/** What of a post can be changed, as it is. */
export type PostContent = Omit<PostRevision, 'from' | 'until'>;

/** The changeable content of a post, sold out products included, and its tags as they are stored. */
export async function loadPostContent(
  db: Db,
  postId: string,
): Promise<{ content: PostContent; tags: (StoredTag & { mediaId: string })[] }> {
  const ids = [postId];
  const [post, interests, photos, tags, products] = await Promise.all([
    db.selectFrom('posts').select('text').where('id', '=', postId).executeTakeFirstOrThrow(),
    selectPostInterests(db, ids),
    selectPostPhotos(db, ids),
    selectPostTags(db, ids),
    selectPostProducts(db, ids),
  ]);
  const tagsOf = Map.groupBy(tags, (tag) => tag.media_id);
  return {
    content: {
      text: post.text,
      interests: interests.map(({ slug }) => slug),
      media: photos.map(({ id, alt }) => ({
        id,
        alt,
        tags: (tagsOf.get(id) ?? []).map(({ product_id, x, y }) => ({ productId: product_id, x, y })),
      })),
      productIds: products.map(({ product_id }) => product_id),
    },
    tags: tags.map((tag) => ({
      id: tag.id,
      mediaId: tag.media_id,
      productId: tag.product_id,
      x: tag.x,
      y: tag.y,
      price:
        tag.price_amount === null || tag.price_currency === null
          ? null
          : { amount: tag.price_amount, currency: tag.price_currency },
    })),
  };
}
