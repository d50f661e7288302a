import type { DemoPost } from '@spark/demo';
import { loadProductCards } from '../modules/catalog/index.ts';
import { publishPost, type PublishedPost } from '../modules/posts/index.ts';
import { pictureKeys } from './demo-picture-tasks.ts';
import { hoursAgo, recordPicture, resolve, type DemoWorld } from './demo-world.ts';
import type { LoadedReview } from './load-reviews.ts';

type World = DemoWorld & { reviews: Map<string, LoadedReview> };

/** Brings in the posts, oldest first. Returns ids by key. */
export async function loadPosts(world: World, posts: readonly DemoPost[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const prices = await loadProductCards(world.trx, [...world.productIds.values()], world.now);
  for (const post of posts.toSorted((a, b) => b.ageHours - a.ageHours)) {
    const photos: PublishedPost['photos'] = [];
    for (const [index, photo] of (post.photos ?? []).entries()) {
      const ownerId = resolve(world.userIds, post.authorHandle);
      const mediaId = await recordPicture(world, pictureKeys.photo(post.key, index), 'post', ownerId);
      const tags = photo.tags.map(({ productExternalId, x, y }) => {
        const productId = resolve(world.productIds, productExternalId);
        return { productId, x, y, price: prices.get(productId)?.price ?? null };
      });
      photos.push({ mediaId, alt: photo.alt, tags });
    }
    ids.set(post.key, await publishPost(world.trx, { ...words(world, post), photos }));
  }
  return ids;
}

function words(world: World, post: DemoPost): Omit<PublishedPost, 'photos'> {
  const review = post.reviewKey === undefined ? null : resolve(world.reviews, post.reviewKey);
  const products = (post.productExternalIds ?? []).map((externalId) => resolve(world.productIds, externalId));
  return {
    authorId: resolve(world.userIds, post.authorHandle),
    kind: post.kind,
    text: post.text,
    language: post.text === '' && post.poll === undefined ? null : world.language,
    isLanguageChosen: false,
    interestIds: post.interests.map((slug) => resolve(world.interestIds, slug)),
    productIds: review === null ? products : [review.productId],
    reviewId: review?.id ?? null,
    link: post.link === undefined ? null : { ...post.link, mediaId: null },
    poll: post.poll === undefined ? null : pollOf(world, post.poll),
    isLive: true,
    at: hoursAgo(world.now, post.ageHours),
  };
}

function pollOf({ now, productIds }: World, poll: NonNullable<DemoPost['poll']>): PublishedPost['poll'] {
  return {
    question: poll.question,
    options: poll.options.map((option) => ({
      text: option.text,
      productId:
        option.productExternalId === undefined ? null : resolve(productIds, option.productExternalId),
      mediaId: null,
    })),
    closesAt: hoursAgo(now, -poll.closesInHours),
  };
}
