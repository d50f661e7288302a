import type { Answer } from '#lib/api/index.ts';
import type { Post, PostKind, routes } from '@spark/contract';

/** What a feed is asked for, besides where to go on. */
export interface FeedQuery {
  view: 'for-you' | 'following' | 'newest';
  kind?: PostKind;
  interests?: string;
}

/**
 * A feed that goes on comes in parts of so many: some screens of a phone, and three rows of columns. A first view carries no more
 * than it soon shows, and what is added takes one short moment. Read page by page it has pages as long as the API gives them.
 */
export const postsAtOnce = 10;

/** Posts that came into a feed together. */
export interface FeedPart {
  posts: Post[];
  /** What asks for those after them; `null` after the last. */
  nextCursor: string | null;
}

/** A feed as a page receives it: its first posts, or why there are none. */
export interface FeedStart {
  /** The address this feed is at: what is remembered of it is remembered by this. */
  key: string;
  query: FeedQuery;
  parts: FeedPart[];
  /** What asks for its first page again; `null` for one that begins anew then. */
  cursor: string | null;
  /** Read page by page: one left in the other way is not what is wanted when it is returned to. */
  isPaged: boolean;
  /** What asks for each of the pages before it, first to last, where it is read page by page. */
  back: string[];
  /** What has come into the feed since this moment is news to it; `null` while nobody asked. */
  newsSince: string | null;
  /** Why the feed could not be read, as a sentence. */
  failure: string | null;
  /** What was being read when it was left. */
  anchor: FeedAnchor | null;
}

/** A post of the feed and how far its upper edge was from the window's. */
export interface FeedAnchor {
  postId: string;
  /** How many posts are before it. */
  at: number;
  topPx: number;
}

/** A page of the feed as the API gives it. */
export type FeedPage = Answer<typeof routes.getFeed>;

/** The kinds of post to filter by, as they are called on screen. */
export function kindNames(): Record<PostKind, string> {
  return {
    photo: 'Photos',
    product: 'Products',
    story: 'Stories',
    link: 'Links',
    poll: 'Polls',
    review: 'Reviews',
  };
}

/** What is said where there is none of a kind. */
export function emptyTitles(): Record<PostKind, string> {
  return {
    photo: 'No photos here yet',
    product: 'No products here yet',
    story: 'No stories here yet',
    link: 'No links here yet',
    poll: 'No polls here yet',
    review: 'No reviews here yet',
  };
}

/** The kind an address asks for, if it names one. */
export function kindOf(params: URLSearchParams): PostKind | undefined {
  const named = params.get('kind');
  return postKinds.find((kind) => kind === named);
}

const postKinds = ['photo', 'product', 'story', 'link', 'poll', 'review'] as const satisfies PostKind[];
