import type { Post } from '@spark/contract';
import { knownPost, letGoOfPosts, recallPosts } from '#features/post/index.ts';
import type { FeedPart } from './feed-view.ts';
import type { Shelf, Shelved } from './shelf.ts';

/** What stays of a post whose part is put away: enough to know whether it still has a place in the feed. */
export interface PostEntry {
  id: string;
  author: { id: string };
}

/** A part of a feed that is being read. Far from the window it is put away, and its place kept. */
export interface ReadPart {
  readonly nextCursor: string | null;
  readonly entries: readonly PostEntry[];
  /** `null` while it is put away. */
  readonly posts: Post[] | null;
  /** How high it was when it was put away; `null` while it is there. */
  readonly heldPx: number | null;
  /** How high its cards were that were put away, by post. */
  readonly cardHeights: Map<string, number>;
  putAway(heightPx: number): void;
  bringBack(): void;
  /** The part as it is now, where that can be told at once. */
  tell(): FeedPart | null;
}

/** Begins with a part as it came; it is put away on a shelf. */
export function readPart({ posts: all, nextCursor }: FeedPart, shelf: Shelf): ReadPart {
  const entries = all.map(({ id, author }) => ({ id, author: { id: author.id } }));
  let posts = $state.raw<Post[] | null>(all);
  let heldPx = $state.raw<number | null>(null);
  let shelved: Shelved | null = null;

  function take(text: string): void {
    if (posts !== null) return;
    posts = recallPosts(postsIn(text));
    heldPx = null;
    shelved?.drop();
    shelved = null;
  }

  return {
    nextCursor,
    entries,
    get posts() {
      return posts;
    },
    get heldPx() {
      return heldPx;
    },
    cardHeights: new Map(),
    putAway(heightPx) {
      if (posts === null) return;
      shelved = shelf.put(JSON.stringify(posts), posts.length);
      letGoOfPosts(posts);
      posts = null;
      heldPx = heightPx;
    },
    bringBack() {
      const text = shelved?.now();
      if (typeof text === 'string') take(text);
      else void shelved?.read().then(take);
    },
    tell() {
      if (posts !== null) return { posts, nextCursor };
      const text = shelved?.now();
      if (typeof text !== 'string') return null;
      return { posts: postsIn(text).map((post) => knownPost(post.id) ?? post), nextCursor };
    },
  };
}

/** Takes a part as it once was: what has arrived since is newer, and stays. */
export function recallPart({ posts, nextCursor }: FeedPart): FeedPart {
  return { posts: recallPosts(posts), nextCursor };
}

function postsIn(text: string): Post[] {
  // A parse boundary, written by `putAway` alone.
  return JSON.parse(text) as Post[];
}
