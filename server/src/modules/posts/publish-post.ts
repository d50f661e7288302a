import type { Money, PostKind } from '@spark/contract';
import { newId, newIdAt, type Trx } from '../../platform/db/index.ts';

/** A post whose parts are known to exist and to belong to its author. */
export interface PublishedPost {
  authorId: string;
  kind: PostKind;
  text: string;
  interestIds: string[];
  photos: {
    mediaId: string;
    alt: string;
    tags: { productId: string; x: number; y: number; price: Money | null }[];
  }[];
  productIds: string[];
  reviewId: string | null;
  link: { url: string; title: string; description: string; site: string; mediaId: string | null } | null;
  poll: {
    question: string;
    options: { text: string; productId: string | null }[];
    closesAt: Date | null;
  } | null;
  at: Date;
}

/** Writes a post with all its parts. Returns its id. */
export async function publishPost(trx: Trx, post: PublishedPost): Promise<string> {
  const id = newIdAt(post.at);
  await trx
    .insertInto('posts')
    .values({
      id,
      author_id: post.authorId,
      kind: post.kind,
      text: post.text,
      review_id: post.reviewId,
      created_at: post.at,
    })
    .execute();
  await trx
    .insertInto('post_interests')
    .values(
      post.interestIds.map((interestId, position) => ({
        post_id: id,
        interest_id: interestId,
        position,
        created_at: post.at,
      })),
    )
    .execute();
  await storePhotos(trx, id, post);
  await storeProducts(trx, id, post);
  await storeLink(trx, id, post);
  await storePoll(trx, id, post);
  return id;
}

async function storePhotos(trx: Trx, postId: string, { photos }: PublishedPost): Promise<void> {
  if (photos.length === 0) return;
  await trx
    .insertInto('post_photos')
    .values(
      photos.map(({ mediaId, alt }, position) => ({ post_id: postId, media_id: mediaId, position, alt })),
    )
    .execute();
  const tags = photos.flatMap((photo) =>
    photo.tags.map((tag, position) => ({
      id: newId(),
      post_id: postId,
      media_id: photo.mediaId,
      product_id: tag.productId,
      x: tag.x,
      y: tag.y,
      position,
      price_amount: tag.price?.amount ?? null,
      price_currency: tag.price?.currency ?? null,
    })),
  );
  if (tags.length > 0) await trx.insertInto('tags').values(tags).execute();
}

async function storeProducts(trx: Trx, postId: string, { productIds }: PublishedPost): Promise<void> {
  if (productIds.length === 0) return;
  await trx
    .insertInto('post_products')
    .values(productIds.map((productId, position) => ({ post_id: postId, product_id: productId, position })))
    .execute();
}

async function storeLink(trx: Trx, postId: string, { link }: PublishedPost): Promise<void> {
  if (link === null) return;
  const { mediaId, ...words } = link;
  await trx
    .insertInto('link_previews')
    .values({ post_id: postId, ...words, media_id: mediaId })
    .execute();
}

async function storePoll(trx: Trx, postId: string, { poll }: PublishedPost): Promise<void> {
  if (poll === null) return;
  await trx
    .insertInto('polls')
    .values({ post_id: postId, question: poll.question, closes_at: poll.closesAt })
    .execute();
  await trx
    .insertInto('poll_options')
    .values(
      poll.options.map((option, position) => ({
        id: newId(),
        post_id: postId,
        position,
        text: option.text,
        product_id: option.productId,
      })),
    )
    .execute();
}
