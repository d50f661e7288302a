/**
 * The posts of authors who were loaded all at once, of each the newest last: stretches of one column, where hundreds of
 * thousands of lists would be as many objects that every collection of garbage has to visit. An author has a shelf from
 * when somebody asks for their posts, or they change; what stands here is then no longer asked for.
 */
export interface AuthorLists {
  /** Of author n: from `starts[n]` up to `starts[n + 1]`. Authors who came later have none. */
  starts: Int32Array;
  posts: Int32Array;
}

/** Nobody's posts. */
export function noAuthorLists(): AuthorLists {
  return { starts: new Int32Array(1), posts: new Int32Array(0) };
}

/** How many posts of an author were loaded. O(1). */
export function loadedCount({ starts }: AuthorLists, author: number): number {
  return author + 1 < starts.length ? (starts[author + 1] ?? 0) - (starts[author] ?? 0) : 0;
}

/** The posts of an author that were loaded; valid for as long as the author has no shelf. */
export function loadedPosts({ starts, posts }: AuthorLists, author: number): Int32Array {
  return posts.subarray(starts[author] ?? 0, starts[author + 1] ?? 0);
}
