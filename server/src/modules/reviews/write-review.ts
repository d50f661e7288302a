import type { Language } from '@spark/contract';
import { recordChanges } from '../../platform/changes/index.ts';
import { newIdAt, type Trx } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/http/index.ts';
import { say } from '../../platform/sentences/index.ts';
import { languageOf, writtenIn } from '../../platform/words/index.ts';
import { lockAccount } from '../accounts/index.ts';
import { storePhotos, type NamedPhoto } from './review-photos.ts';
import { countVotes } from './reviews.queries.ts';
import { hasBought } from './verify-reviews.ts';

/** A review about to be written. */
export interface NewReview {
  productId: string;
  authorId: string;
  stars: number;
  title: string;
  text: string;
  /** What its author says it is written in. */
  language?: Language | undefined;
  /** The language its author uses Spark in, where that is known. */
  writer?: Language | null;
  /** Unused uploads of its author. */
  photos?: NamedPhoto[];
  /** Whoever brings it in says that its author bought the product; an order here is found without being told. */
  isVouched?: boolean;
  at: Date;
}

/**
 * Writes a review; it counts into the product's rating by that. Returns its id. Throws `conflict` where its author has
 * reviewed the product already, however close the two come.
 */
export async function writeReview(trx: Trx, review: NewReview): Promise<string> {
  const id = await insertReview(trx, review);
  if (id !== null) return id;
  throw new ProblemError('conflict', say`You have reviewed this already. Edit that review instead.`);
}

/** The same; `null` where its author has reviewed the product already. */
export async function insertReview(trx: Trx, review: NewReview): Promise<string | null> {
  const { productId, authorId, at } = review;
  const id = newIdAt(at);
  // A second one of the same author waits here until the first is there or given up, and so does what an order of theirs says.
  await lockAccount(trx, authorId);
  const written = await trx
    .insertInto('reviews')
    .values({
      id,
      product_id: productId,
      author_id: authorId,
      stars: review.stars,
      title: review.title,
      text: review.text,
      ...writtenIn(review.language, null, () =>
        languageOf(`${review.title}\n${review.text}`, review.writer ?? null),
      ),
      is_vouched: review.isVouched ?? false,
      has_bought: await hasBought(trx, { userId: authorId, productId }),
      votes_before: await countVotes(trx, productId),
      created_at: at,
    })
    .onConflict((conflict) => conflict.columns(['product_id', 'author_id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (written === undefined) return null;
  await storePhotos(trx, { reviewId: id, ownerId: authorId, photos: review.photos ?? [], now: at });
  await recordChanges(trx, [{ topic: 'review', subject: id, detail: { person: authorId, by: 1 } }]);
  return id;
}
