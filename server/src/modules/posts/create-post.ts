import type { Language, MediaState, NewPost } from '@spark/contract';
import type { Trx } from '../../platform/db/index.ts';
import { say } from '../../platform/sentences/index.ts';
import { closeDraft } from '../drafts/index.ts';
import type { LinkFacts } from '../links/index.ts';
import { attachMedia } from '../media/index.ts';
import { languageOfPost } from './post-language.ts';
import { findProblems } from './post.policy.ts';
import { refuse, resolveNames, type NamedThings } from './post-names.ts';
import { publishPost, type PublishedPost } from './publish-post.ts';
import { takeForSharing } from './review-posts.ts';

/** A post as its author sent it, with what was read behind its link. */
export interface PostRequest {
  authorId: string;
  post: NewPost;
  link: LinkFacts | null;
  /** The language its author uses Spark in. */
  writer: Language | null;
  now: Date;
}

/** Checks a post, takes its photos out of the author's uploads, publishes it and closes its draft. Returns its id. */
export async function createPost(
  trx: Trx,
  { authorId, post, link, writer, now }: PostRequest,
): Promise<string> {
  refuse(findProblems(post, now));
  if (post.draftId !== undefined) await closeDraft(trx, { draftId: post.draftId, authorId, now });
  const named = await resolveNames(trx, post, now);
  const reviewed = post.reviewId === undefined ? null : await takeForSharing(trx, post.reviewId, authorId);
  if (post.reviewId !== undefined && reviewed === null) {
    refuse([{ path: '/reviewId', message: say`This is not one of your reviews.` }]);
  }
  const states = await takePhotos(trx, { authorId, post, now });
  const text = post.text?.trim() ?? '';
  return publishPost(trx, {
    authorId,
    kind: post.kind,
    text,
    language: post.language ?? languageOfPost({ ...post, text }, writer),
    isLanguageChosen: post.language !== undefined,
    interestIds: named.interestIds,
    photos: photosOf(post, named),
    productIds: [...new Set([post.productIds ?? [], reviewed ?? [], link?.productId ?? []].flat())],
    reviewId: post.reviewId ?? null,
    link: link === null ? null : previewOf(link),
    poll: pollOf(post),
    isLive: states.every((state) => state === 'ready'),
    at: now,
  });
}

function photosOf({ media = [] }: NewPost, { products }: NamedThings): PublishedPost['photos'] {
  return media.map(({ id, alt = '', tags = [] }) => ({
    mediaId: id,
    alt: alt.trim(),
    tags: tags.map((tag) => ({ ...tag, price: products.get(tag.productId)?.price ?? null })),
  }));
}

function previewOf({ url, title, description, site, mediaId }: LinkFacts): PublishedPost['link'] {
  return { url, title, description, site, mediaId };
}

function pollOf({ poll }: NewPost): PublishedPost['poll'] {
  if (poll === undefined) return null;
  return {
    question: poll.question.trim(),
    options: poll.options.map(({ text, productId, mediaId }) => ({
      text: text.trim(),
      productId: productId ?? null,
      mediaId: mediaId ?? null,
    })),
    closesAt: poll.closesAt === undefined ? null : new Date(poll.closesAt),
  };
}

/** Takes the photos a post uses out of the unused uploads of its author, or none. Returns where they stand. */
async function takePhotos(
  trx: Trx,
  { authorId, post, now }: Pick<PostRequest, 'authorId' | 'post' | 'now'>,
): Promise<MediaState[]> {
  const photos = (post.media ?? []).map(({ id }, index) => ({ id, path: `/media/${index}/id` }));
  const options = (post.poll?.options ?? []).flatMap(({ mediaId }, index) =>
    mediaId === undefined ? [] : { id: mediaId, path: `/poll/options/${index}/mediaId` },
  );
  const wanted = [...photos, ...options];
  const ids = wanted.map(({ id }) => id);
  const taken = await attachMedia(trx, { ids, ownerId: authorId, purpose: 'post', now });
  const takenIds = new Set(taken.map(({ id }) => id));
  const message = say`This photo is not among your unused uploads. Upload it again.`;
  refuse(wanted.flatMap(({ id, path }) => (takenIds.has(id) ? [] : { path, message })));
  return taken.map(({ state }) => state);
}
