import { routes, type NewPost, type Post } from '@spark/contract';
import { call } from '#lib/api/call.ts';
import { serverNow } from '#lib/server-clock.ts';
import type { DraftParts } from './draft/draft-parts.ts';
import { fingerprint, keepParts, type KeptParts } from './draft/kept-draft.ts';
import { closesAt } from './kinds/poll-closing.ts';
import { withScheme } from './kinds/web-address.ts';

/** The publishing of one draft. */
export interface Publishing {
  /** Publishes the draft, whose pictures have all arrived. */
  publish(id: string, parts: DraftParts): Promise<Post>;
}

/**
 * Makes the publishing of a draft. Its id names the wish, and an attempt that is repeated says the same to the letter, the
 * moment a poll closes included: so it never makes a second post.
 */
export function createPublishing(): Publishing {
  let attempt: { print: string; at: number } | null = null;
  return {
    publish(id, parts) {
      const print = fingerprint(keepParts(parts));
      if (attempt?.print !== print) attempt = { print, at: serverNow() };
      const body = { ...toNewPost(parts, attempt.at), draftId: id };
      return call(fetch, routes.createPost, { body, idempotencyKey: id });
    },
  };
}

/** A draft as the post it shall become: what its kind uses, and nothing of what waits for another kind. */
export function toNewPost(parts: KeptParts, now: number): NewPost {
  const { kind, text, interests, language } = parts;
  const words = { kind, text: text.trim(), interests: [...interests] };
  return { ...words, ...(language ? { language } : {}), ...partsOfKind(parts, now) };
}

/** The photos of a draft as the server takes them. */
export function toPostMedia(photos: KeptParts['photos']): NonNullable<NewPost['media']> {
  return photos.flatMap(({ media, alt, tags }) =>
    media === null
      ? []
      : [
          {
            id: media.id,
            alt: alt.trim(),
            tags: tags.map(({ product, x, y }) => ({ productId: product.id, x, y })),
          },
        ],
  );
}

function partsOfKind(parts: KeptParts, now: number): Partial<NewPost> {
  switch (parts.kind) {
    case 'photo':
      return { media: toPostMedia(parts.photos) };
    case 'story':
      return parts.photos.length > 0 ? { media: toPostMedia(parts.photos) } : {};
    case 'product':
      return { productIds: parts.products.map(({ id }) => id) };
    case 'link':
      return { url: withScheme(parts.url) };
    case 'review':
      return parts.reviewId === null ? {} : { reviewId: parts.reviewId };
    case 'poll':
      return { poll: toPoll(parts, now) };
  }
}

function toPoll(
  { question, options, closing, ownClosing }: KeptParts,
  now: number,
): NonNullable<NewPost['poll']> {
  const end = closesAt(closing, ownClosing, now);
  return {
    question: question.trim(),
    options: options.map(({ text, product, picture }) => ({
      text: text.trim(),
      ...(product === null ? {} : { productId: product.id }),
      ...(picture?.media ? { mediaId: picture.media.id } : {}),
    })),
    ...(end === null ? {} : { closesAt: end }),
  };
}
