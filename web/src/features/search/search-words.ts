import type { Author, Page, Post, PostSort } from '@spark/contract';
import { call, routes } from '#lib/api/index.ts';

/** Posts that were found, and the way on. */
export type FoundPosts = Page<Post>;

/** Finds posts that have some words. */
export async function searchPosts(
  fetch: typeof globalThis.fetch,
  { q, sort }: { q: string; sort: PostSort },
  cursor: string | null,
): Promise<FoundPosts> {
  const found = await call(fetch, routes.search, {
    query: { q, type: 'posts', sort, ...(cursor === null ? {} : { cursor }) },
  });
  return found.type === 'posts' ? found : { items: [], nextCursor: null };
}

/** Finds people by handle and name. */
export async function searchPeople(
  fetch: typeof globalThis.fetch,
  q: string,
  cursor: string | null,
): Promise<Page<Author>> {
  const found = await call(fetch, routes.search, {
    query: { q, type: 'users', ...(cursor === null ? {} : { cursor }) },
  });
  return found.type === 'users' ? found : { items: [], nextCursor: null };
}
