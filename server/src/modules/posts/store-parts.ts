import type { Money } from '@spark/contract';
import { newId, type Trx } from '../../platform/db/index.ts';

/** A product on a photo, with what it cost when it was put there. */
export interface StoredTag {
  /** That of a tag which is only written anew. */
  id?: string;
  productId: string;
  x: number;
  y: number;
  price: Money | null;
}

/** A photo of a post. */
export interface StoredPhoto {
  mediaId: string;
  alt: string;
  tags: StoredTag[];
}

/** Writes the interests of a post, in order, in the place of those it had. */
export async function storeInterests(
  trx: Trx,
  postId: string,
  { interestIds, at }: { interestIds: readonly string[]; at: Date },
): Promise<void> {
  await trx.deleteFrom('post_interests').where('post_id', '=', postId).execute();
  const rows = interestIds.map((interestId, position) => ({
    post_id: postId,
    interest_id: interestId,
    position,
    created_at: at,
  }));
  if (rows.length > 0) await trx.insertInto('post_interests').values(rows).execute();
}

/** Writes the photos of a post with their tags, in order, in the place of those it had. */
export async function storePhotos(trx: Trx, postId: string, photos: readonly StoredPhoto[]): Promise<void> {
  // Their tags go along.
  await trx.deleteFrom('post_photos').where('post_id', '=', postId).execute();
  if (photos.length === 0) return;
  const rows = photos.map(({ mediaId, alt }, position) => ({
    post_id: postId,
    media_id: mediaId,
    position,
    alt,
  }));
  await trx.insertInto('post_photos').values(rows).execute();
  const tags = photos.flatMap((photo) =>
    photo.tags.map((tag, position) => ({
      id: tag.id ?? newId(),
      post_id: postId,
      media_id: photo.mediaId,
      product_id: tag.productId,
      // As precise as the column: it refuses what is too close to the edge for it.
      x: Math.fround(tag.x),
      y: Math.fround(tag.y),
      position,
      price_amount: tag.price?.amount ?? null,
      price_currency: tag.price?.currency ?? null,
    })),
  );
  if (tags.length > 0) await trx.insertInto('tags').values(tags).execute();
}

/** Writes the products of a post, in order, in the place of those it had. */
export async function storeProducts(trx: Trx, postId: string, productIds: readonly string[]): Promise<void> {
  await trx.deleteFrom('post_products').where('post_id', '=', postId).execute();
  const rows = productIds.map((productId, position) => ({
    post_id: postId,
    product_id: productId,
    position,
  }));
  if (rows.length > 0) await trx.insertInto('post_products').values(rows).execute();
}
