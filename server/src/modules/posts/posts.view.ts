import type { Poll, Post, PostPhoto, PostProduct, Substitution } from '@spark/contract';
import { authorView } from '../accounts/index.ts';
import { pictureView } from '../media/index.ts';
import type { HydratedPost, PostParts } from './hydrate-posts.ts';
import type { PhotoPart } from './post-parts.queries.ts';
import type { Reader } from './visible-posts.ts';

/** A post as the contract shows it to a viewer: only what can be bought now is tagged, counted and offered. */
export function postView(hydrated: HydratedPost, viewer: Reader, now: Date): Post {
  const { post, marks } = hydrated;
  const topComment = post.top_comment;
  const products = shownProducts(hydrated);
  const isOwn = viewer?.userId === post.author_id;
  return {
    id: post.id,
    kind: post.kind,
    author: authorView(post.author),
    text: post.text,
    mentions: post.mentions,
    interests: post.interests,
    media: post.photos.map((photo) => photoView(photo, hydrated)),
    isLive: post.is_live,
    shoppableCount: products.filter((product) => product.isBuyable).length,
    products,
    waiting: waitingProducts(hydrated),
    link: linkView(hydrated),
    poll: pollView(hydrated, now),
    review: reviewView(hydrated),
    smileCount: post.counts.smiles,
    commentCount: post.counts.comments,
    saveCount: post.counts.saves,
    viewCount: isOwn ? post.counts.views : null,
    topComment:
      topComment === null
        ? null
        : { id: topComment.id, author: authorView(topComment.author), text: topComment.text },
    viewer: {
      smiled: marks?.smiled.includes(post.id) === true,
      saved: marks?.saved.includes(post.id) === true,
      voted: marks?.votes[post.id] !== undefined,
      own: isOwn,
      followsAuthor: marks?.followed.includes(post.author_id) === true,
    },
    // Nobody earns from a post before there are creators; their module will say so here.
    disclosure: null,
    createdAt: post.created_at.toISOString(),
    editedAt: post.edited_at?.toISOString() ?? null,
  };
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

function ownProducts(post: PostParts): string[] {
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

function photoView(photo: PhotoPart, hydrated: HydratedPost): PostPhoto {
  const offered = hydrated.post.tags.flatMap((tag) => {
    const product = tag.media_id === photo.id ? offerFor(hydrated, tag.product_id) : null;
    return product === null ? [] : { tag, product };
  });
  return {
    id: photo.id,
    state: photo.state,
    ...pictureView(photo),
    alt: photo.alt,
    tags: offered.map(({ tag, product }) => ({
      id: tag.id,
      productId: product.id,
      substituteFor: product.substituteFor,
      x: tag.x,
      y: tag.y,
      priceAtPosting:
        product.substituteFor !== null || tag.price_amount === null || tag.price_currency === null
          ? null
          : { amount: tag.price_amount, currency: tag.price_currency },
    })),
  };
}

function linkView({ post }: HydratedPost): Post['link'] {
  if (post.link_url === null) return null;
  return {
    url: post.link_url,
    title: post.link_title ?? post.link_url,
    description: post.link_description ?? '',
    site: post.link_site ?? '',
    picture: post.link_picture === null ? null : pictureView(post.link_picture),
  };
}

/** The poll of a post; results are given to those who voted and to everybody once it is closed. */
export function pollView({ post, marks, products }: HydratedPost, now: Date): Poll | null {
  if (post.poll_question === null) return null;
  const isClosed = post.poll_closes_at !== null && post.poll_closes_at <= now;
  const votedOptionId = marks?.votes[post.id] ?? null;
  const showsResults = isClosed || votedOptionId !== null;
  return {
    question: post.poll_question,
    options: post.poll_options.map((option) => ({
      id: option.id,
      text: option.text,
      productId: option.product_id,
      product: products.get(option.product_id ?? '') ?? null,
      picture: option.picture === null ? null : pictureView(option.picture),
      votes: showsResults ? option.votes : null,
    })),
    totalVotes: post.poll_options.reduce((sum, option) => sum + option.votes, 0),
    closesAt: post.poll_closes_at?.toISOString() ?? null,
    isClosed,
    votedOptionId,
  };
}

function reviewView({ post }: HydratedPost): Post['review'] {
  if (post.review_id === null || post.review_product_id === null) return null;
  return {
    id: post.review_id,
    productId: post.review_product_id,
    stars: post.review_stars ?? 0,
    title: post.review_title ?? '',
    text: post.review_text ?? '',
    isVerifiedPurchase: post.review_is_verified_purchase === true,
  };
}
