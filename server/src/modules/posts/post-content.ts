import type { PostRevision } from '@spark/contract';
import type { Db } from '../../platform/db/index.ts';
import { interestsJson, photosJson, productIdsJson, tagsJson } from './post-parts.queries.ts';
import type { StoredTag } from './store-parts.ts';

/** What of a post can be changed, as it is. */
export type PostContent = Omit<PostRevision, 'from' | 'until'>;

/** The changeable content of a post, sold out products included, and its tags as they are stored. */
export async function loadPostContent(
  db: Db,
  postId: string,
): Promise<{ content: PostContent; tags: (StoredTag & { mediaId: string })[] }> {
  const post = await db
    .selectFrom('posts')
    .select([
      'posts.text',
      interestsJson.as('interests'),
      photosJson.as('photos'),
      tagsJson.as('tags'),
      productIdsJson.as('product_ids'),
    ])
    .where('posts.id', '=', postId)
    .executeTakeFirstOrThrow();
  const { interests, photos, tags } = post;
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
      productIds: post.product_ids,
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
