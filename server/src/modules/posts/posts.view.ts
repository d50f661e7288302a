import type { Poll, Post, PostProduct, Substitution, Tag } from '@spark/contract';
import { writeOnce } from '../../platform/http/index.ts';
import { composeAlt } from './compose-alt.ts';
import type { HydratedPost } from './hydrate-posts.ts';
import type { ViewerMarks } from './post-parts.queries.ts';
import type { Reader } from '../relations/index.ts';

/** A post as the contract shows it to a viewer: only what can be bought now is tagged, counted and offered. */
export function postView(hydrated: HydratedPost, viewer: Reader, now: Date): Post {
  return personalView(commonView(hydrated, now), hydrated, viewer, now);
}

/** A post as it is shown to a visitor, and to everybody who has nothing to do with it. */
export function commonView(hydrated: HydratedPost, now: Date): Post {
  const { face, counts } = hydrated;
  const products = shownProducts(hydrated);
  return {
    id: face.id,
    kind: face.kind,
    author: face.author,
    text: face.text,
    language: face.language,
    mentions: face.mentions,
    interests: face.interests,
    media: face.photos.map((photo) => ({
      ...photo,
      altComposed: composeAlt(photo, hydrated),
      tags: tagsOf(photo.id, hydrated),
    })),
    isLive: face.isLive,
    shoppableCount: products.filter((product) => product.isBuyable).length,
    products,
    waiting: waitingProducts(hydrated),
    link: face.link,
    poll: pollView(hydrated, null, now),
    review: face.review,
    smileCount: counts.smiles,
    commentCount: counts.comments,
    saveCount: counts.saves,
    viewCount: null,
    topComment: face.topComment,
    viewer: { smiled: false, saved: false, voted: false, own: false, followsAuthor: false },
    disclosure: face.disclosure,
    createdAt: face.createdAt,
    editedAt: face.editedAt,
  };
}

/** The same for a viewer: what they did with it, and what only its author is told. */
export function personalView(
  common: Post,
  hydrated: Omit<HydratedPost, 'standIns'>,
  viewer: Reader,
  now: Date,
): Post {
  const { post, counts, marks } = hydrated;
  const isOwn = viewer?.userId === post.author_id;
  const votedOptionId = marks?.votes.get(post.id) ?? null;
  if (!isOwn && votedOptionId === null) return simpleView(common, marks);
  return {
    ...common,
    poll: votedOptionId === null ? common.poll : pollView(hydrated, votedOptionId, now),
    viewCount: isOwn ? counts.views : null,
    viewer: { ...marksOf(common, marks), voted: votedOptionId !== null, own: isOwn },
  };
}

/** The same for somebody who did not write it and did not vote in it, which only marks have to be known for. */
export function simpleView(common: Post, marks: ViewerMarks | null): Post {
  return marks === null || isEmpty(marks) ? common : markedView(common, marksOf(common, marks));
}

/** Whether nothing was done: what a reader meets for the first time. */
function isEmpty({ smiled, saved, followed }: ViewerMarks): boolean {
  return smiled.size + saved.size + followed.size === 0;
}

function marksOf({ id, author }: Post, marks: ViewerMarks | null): Marked {
  return {
    smiled: marks?.smiled.has(id) === true,
    saved: marks?.saved.has(id) === true,
    followsAuthor: marks?.followed.has(author.id) === true,
  };
}

type Marked = Pick<Post['viewer'], 'smiled' | 'saved' | 'followsAuthor'>;

const marked = new WeakMap<Post, Map<number, Post>>();

/** A post with nothing about its viewer but marks: the same object for all who gave the same ones, so that it is written out once. */
function markedView(common: Post, { smiled, saved, followsAuthor }: Marked): Post {
  const which = (smiled ? 1 : 0) + (saved ? 2 : 0) + (followsAuthor ? 4 : 0);
  if (which === 0) return common;
  const known = marked.get(common) ?? new Map<number, Post>();
  marked.set(common, known);
  const view = known.get(which) ?? {
    ...common,
    viewer: { smiled, saved, voted: false, own: false, followsAuthor },
  };
  known.set(which, writeOnce(view));
  return view;
}

/**
 * The products of a card: those that can be bought, or what stands in for them, in the order of tags and poll options, each
 * once. A review keeps its product even when it is sold out, for it is what the review is about; it is not counted then.
 */
function shownProducts(hydrated: HydratedPost): PostProduct[] {
  const { post } = hydrated;
  const options = post.poll_options.flatMap((option) => option.product_id ?? []);
  return [...new Set([...ownProducts(post), ...options])].flatMap((id) => {
    const offered = offerFor(hydrated, id);
    if (offered !== null) return offered;
    const product = hydrated.products.get(id);
    return product !== undefined && id === post.review_product_id ? { ...product, substituteFor: null } : [];
  });
}

/** Products that wait for their stock; those of polls stay in their options all the time. */
function waitingProducts(hydrated: HydratedPost): string[] {
  const isWaiting = (id: string) => hydrated.products.has(id) && offerFor(hydrated, id) === null;
  return ownProducts(hydrated.post).filter(isWaiting);
}

function ownProducts(post: HydratedPost['post']): string[] {
  return [...new Set([...post.tags.map((tag) => tag.product_id), ...post.product_ids])];
}

/** What can be bought where a product was put: itself, or what stands in for it. */
function offerFor({ products, standIns }: HydratedPost, productId: string): PostProduct | null {
  const product = products.get(productId);
  if (product === undefined) return null;
  if (product.isBuyable) return { ...product, substituteFor: null };
  const standIn = standIns.get(productId);
  if (standIn === undefined) return null;
  const substituteFor: Substitution = { productId, title: product.title, reason: standIn.reason };
  return { ...standIn.product, substituteFor };
}

function tagsOf(photoId: string, hydrated: HydratedPost): Tag[] {
  return hydrated.post.tags.flatMap((tag) => {
    const product = tag.media_id === photoId ? offerFor(hydrated, tag.product_id) : null;
    if (product === null) return [];
    return {
      id: tag.id,
      productId: product.id,
      substituteFor: product.substituteFor,
      x: tag.x,
      y: tag.y,
      priceAtPosting:
        product.substituteFor !== null || tag.price_amount === null || tag.price_currency === null
          ? null
          : { amount: tag.price_amount, currency: tag.price_currency },
    };
  });
}

/** The poll of a post; results are given to those who voted and to everybody once it is closed. */
function pollView(
  { post, face, products }: Pick<HydratedPost, 'post' | 'face' | 'products'>,
  votedOptionId: string | null,
  now: Date,
): Poll | null {
  if (post.poll_question === null) return null;
  const isClosed = post.poll_closes_at !== null && post.poll_closes_at <= now;
  const showsResults = isClosed || votedOptionId !== null;
  return {
    question: post.poll_question,
    options: post.poll_options.map((option, index) => ({
      id: option.id,
      text: option.text,
      productId: option.product_id,
      product: products.get(option.product_id ?? '') ?? null,
      picture: face.optionPictures[index] ?? null,
      votes: showsResults ? option.votes : null,
    })),
    totalVotes: post.poll_options.reduce((sum, option) => sum + option.votes, 0),
    closesAt: post.poll_closes_at?.toISOString() ?? null,
    isClosed,
    votedOptionId,
  };
}
