import type { NewPost, ProductCard } from '@spark/contract';
import type { Trx } from '../../platform/db/index.ts';
import { invalid, type ProblemDetail } from '../../platform/http/index.ts';
import { findInterestIds } from '../interests/index.ts';
import { attachMedia } from '../media/index.ts';
import { loadProductCards } from '../catalog/index.ts';
import { findProblems } from './new-post.policy.ts';
import { publishPost } from './publish-post.ts';

/** Checks a post, takes its photos out of the author's uploads and publishes it. Returns its id. */
export async function createPost(
  trx: Trx,
  { authorId, post, now }: { authorId: string; post: NewPost; now: Date },
): Promise<string> {
  refuse(findProblems(post, now));
  refuse(post.kind === 'link' ? [{ path: '/kind', message: 'Links cannot be posted yet.' }] : []);
  const interests = await findInterestIds(trx, post.interests);
  const products = await loadProductCards(trx, mentionedProducts(post), now);
  const review = post.reviewId === undefined ? null : await findOwnReview(trx, post.reviewId, authorId);
  refuse([...unknownInterests(post, interests), ...unknownProducts(post, products)]);
  if (post.reviewId !== undefined && review === null) {
    refuse([{ path: '/reviewId', message: 'This is not one of your reviews.' }]);
  }
  const mediaIds = post.media?.map((photo) => photo.id) ?? [];
  const taken = await attachMedia(trx, { ids: mediaIds, ownerId: authorId, purpose: 'post', now });
  refuse(
    missingPhotos(
      mediaIds,
      taken.map(({ id }) => id),
    ),
  );
  return publishPost(trx, {
    authorId,
    kind: post.kind,
    text: post.text?.trim() ?? '',
    interestIds: post.interests.flatMap((slug) => interests.get(slug) ?? []),
    photos: (post.media ?? []).map((photo) => ({
      mediaId: photo.id,
      alt: photo.alt?.trim() ?? '',
      tags: (photo.tags ?? []).map((tag) => ({ ...tag, price: products.get(tag.productId)?.price ?? null })),
    })),
    productIds: review === null ? (post.productIds ?? []) : [review.product_id],
    reviewId: post.reviewId ?? null,
    link: null,
    poll:
      post.poll === undefined
        ? null
        : {
            question: post.poll.question.trim(),
            options: post.poll.options.map((option) => ({ text: option.text.trim(), productId: null })),
            closesAt: post.poll.closesAt === undefined ? null : new Date(post.poll.closesAt),
          },
    at: now,
  });
}

function refuse(problems: ProblemDetail[]): void {
  const [first, ...rest] = problems;
  if (first !== undefined) throw invalid(first, ...rest);
}

function mentionedProducts(post: NewPost): string[] {
  const tagged = post.media?.flatMap((photo) => photo.tags?.map((tag) => tag.productId) ?? []) ?? [];
  return [...new Set([...tagged, ...(post.productIds ?? [])])];
}

function unknownInterests(post: NewPost, known: Map<string, string>): ProblemDetail[] {
  return post.interests.flatMap((slug, index) =>
    known.has(slug) ? [] : { path: `/interests/${index}`, message: `There is no interest named "${slug}".` },
  );
}

function unknownProducts(post: NewPost, known: Map<string, ProductCard>): ProblemDetail[] {
  const message = 'The shop has no such product.';
  const tags = (post.media ?? []).flatMap((photo, photoIndex) =>
    (photo.tags ?? []).map((tag, index) => ({
      id: tag.productId,
      path: `/media/${photoIndex}/tags/${index}/productId`,
    })),
  );
  const products = (post.productIds ?? []).map((id, index) => ({ id, path: `/productIds/${index}` }));
  return [...tags, ...products].flatMap(({ id, path }) => (known.has(id) ? [] : { path, message }));
}

function missingPhotos(wanted: string[], taken: string[]): ProblemDetail[] {
  const message = 'This photo is not among your unused uploads. Upload it again.';
  return wanted.flatMap((id, index) => (taken.includes(id) ? [] : { path: `/media/${index}/id`, message }));
}

async function findOwnReview(trx: Trx, reviewId: string, authorId: string) {
  const review = await trx
    .selectFrom('reviews')
    .select('product_id')
    .where('id', '=', reviewId)
    .where('author_id', '=', authorId)
    .executeTakeFirst();
  return review ?? null;
}
