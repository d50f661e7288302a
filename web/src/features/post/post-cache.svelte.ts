import type { Post } from '@spark/contract';
import { browser } from '$app/env';

const kept = new Map<string, Post>();
/** All copies, those that were let go of as well, while anybody holds them. */
const copies = new WeakSet<Post>();

/**
 * The one copy of a post in this browser, brought up to date with what just arrived: a smile given on the post's page
 * shows in the feed one comes back to. On the server every request has its own copy.
 */
export function keepPost(post: Post): Post {
  if (!browser) return post;
  const known = kept.get(post.id);
  if (known !== undefined) return Object.assign(known, post);
  const copy = copies.has(post) ? post : followChanges(post);
  kept.set(post.id, copy);
  return copy;
}

/** The copy of a post, where this browser has one. */
export function knownPost(id: string): Post | undefined {
  return kept.get(id);
}

/** Keeps every post of a page. */
export function keepPosts(posts: readonly Post[]): Post[] {
  return posts.map(keepPost);
}

/** Takes posts as they once were: what has arrived since is newer, and stays. */
export function recallPosts(posts: readonly Post[]): Post[] {
  return posts.map((post) => kept.get(post.id) ?? keepPost(post));
}

/**
 * Lets go of posts that are put away: whoever put them away has them as they are now. One that changes all the same, for an
 * answer was on its way, is kept again, and newer than what was put away.
 */
export function letGoOfPosts(posts: readonly Post[]): void {
  for (const { id } of posts) kept.delete(id);
}

/** What people do with a post: followed apart from all else, so that a smile is no reason to look at a card's photos again. */
const responses: ReadonlySet<PropertyKey> = new Set<keyof Post>([
  'viewer',
  'smileCount',
  'saveCount',
  'commentCount',
  'viewCount',
]);

/**
 * Shows every change of a post's own properties wherever they are shown. What is within them is replaced, never changed in its
 * place: followed to its depths, a post takes some thirty proxies with a dozen functions each (docs/decisions/far-cards.md).
 */
function followChanges(post: Post): Post {
  let changes = 0;
  let response = $state.raw(changes);
  let content = $state.raw(changes);
  const copy: Post = new Proxy(post, {
    get(target, key) {
      void (responses.has(key) ? response : content);
      return Reflect.get(target, key);
    },
    set(target, key, value) {
      if (Object.is(Reflect.get(target, key), value)) return true;
      changes += 1;
      if (responses.has(key)) response = changes;
      else content = changes;
      if (!kept.has(target.id)) kept.set(target.id, copy);
      return Reflect.set(target, key, value);
    },
  });
  copies.add(copy);
  return copy;
}
