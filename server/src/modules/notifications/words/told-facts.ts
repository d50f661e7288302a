import type { Notification } from '@spark/contract';
import type { ToldFacts } from './notification.words.ts';

/** What the sentence about a notification is made of. */
export function factsOf({ type, post, product, interest, actors, actorCount }: Notification): ToldFacts {
  const title = post?.title ?? product?.title ?? interest ?? '';
  return { type, name: actors[0]?.name ?? '', count: actorCount, title };
}

/** The page a notification leads to, from its first slash on. */
export function pathOf({ type, post, product, comment, actors }: Notification): string {
  if (type === 'photo_failed' && post !== null) return `/posts/${post.id}/edit`;
  // The page of a post opens where the comment stands.
  const place = comment === null ? '' : `?comment=${comment.id}#comment-${comment.id}`;
  if (post !== null) return `/posts/${post.id}${place}`;
  if (product !== null) return `/products/${product.id}`;
  if (type === 'creator_invited') return '/settings/storefront';
  const [actor] = actors;
  return type === 'followed' && actor !== undefined ? `/u/${actor.handle}` : '/notifications';
}
