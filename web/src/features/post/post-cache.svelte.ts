import type { Post } from '@spark/contract';
import { browser } from '$app/env';

const kept = new Map<string, Post>();

/**
 * The one copy of a post in this browser, brought up to date with what just arrived: a smile given on the post's page
 * shows in the feed one comes back to. On the server every request has its own copy.
 */
export function keepPost(post: Post): Post {
  if (!browser) return post;
  const known = kept.get(post.id);
  if (known !== undefined) return Object.assign(known, post);
  const copy = $state(post);
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
