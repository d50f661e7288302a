import { languageOfLocale, type Locale, type ShareResult } from '@spark/contract';
import type { Trx } from '../../platform/db/index.ts';
import { invalid, ProblemError } from '../../platform/http/index.ts';
import { say, speak } from '../../platform/sentences/index.ts';
import { createPost } from './create-post.ts';
import { readPost } from './read-posts.ts';
import type { Suggestions } from './suggest-interests/suggest-interests.ts';

/** A review somebody wants to share, with a few words of its post. */
export interface SharedReviewRequest {
  reviewId: string;
  /** Those that its words and its product speak for, where none are named. */
  interests?: string[];
  text?: string;
}

/** Who shares, and when. */
interface Sharing {
  authorId: string;
  locale: Locale;
  now: Date;
}

/** Shares one's own review as a post that shows the review itself, so that a change of it is seen in both. Returns its id. */
export async function shareReview(
  trx: Trx,
  { reviewId, interests = [], text = '' }: SharedReviewRequest,
  { authorId, locale, now }: Sharing,
): Promise<string> {
  const post = { kind: 'review', reviewId, interests, text } as const;
  return createPost(trx, { authorId, post, link: null, writer: languageOfLocale(locale), now });
}

/** Shares several; each is told of by itself, and one that is refused keeps back no other. */
export async function shareReviews(
  trx: Trx,
  items: readonly SharedReviewRequest[],
  { authorId, now, suggestions, locale }: Sharing & { suggestions: Suggestions },
): Promise<ShareResult[]> {
  const results: ShareResult[] = [];
  for (const item of items) {
    const { reviewId } = item;
    try {
      const interests = item.interests ?? (await suggestInterests(trx, reviewId, { suggestions, now }));
      const id = await shareReview(trx, { ...item, interests }, { authorId, locale, now });
      const post = await readPost(trx, id, { viewer: { userId: authorId }, now });
      results.push({ reviewId, post, problem: null });
    } catch (error) {
      // All that is refused is refused before anything is written; whatever else happens ends them all.
      if (!(error instanceof ProblemError)) throw error;
      results.push({
        reviewId,
        post: null,
        problem: { code: error.code, detail: speak(locale, error.detail) },
      });
    }
  }
  return results;
}

async function suggestInterests(
  trx: Trx,
  reviewId: string,
  { suggestions, now }: { suggestions: Suggestions; now: Date },
): Promise<string[]> {
  const review = await trx
    .selectFrom('reviews')
    .select(['title', 'text', 'product_id'])
    .where('id', '=', reviewId)
    .executeTakeFirst();
  // Which one it is not is said by whoever looks for it.
  if (review === undefined) return [];
  const written = { text: `${review.title} ${review.text}`, productIds: [review.product_id] };
  const suggested = await suggestions.suggest(written, now);
  if (suggested.length === 0) {
    throw invalid({ path: '/interests', message: say`Choose an interest this review belongs to.` });
  }
  return suggested.map(({ slug }) => slug);
}
