import type { Post, PostPage } from '@spark/contract';
import type { Db } from '../../platform/db/index.ts';
import {
  readPageRequest,
  toPage,
  type CursorCodec,
  type PageRequest,
  type TimePosition,
} from '../../platform/http/index.ts';
import { hydratePosts } from './hydrate-posts.ts';
import { missingPost } from './missing-post.ts';
import { postView } from './posts.view.ts';
import type { Reader } from '../relations/index.ts';
import type { CardReading, PostCards } from './post-cards.ts';

/** Who reads and when. */
export interface Reading {
  viewer: Reader;
  now: Date;
}

/** The posts of these ids, in this order, as the reader may see them. */
export async function readPosts(db: Db, ids: readonly string[], { viewer, now }: Reading): Promise<Post[]> {
  const hydrated = await hydratePosts(db, ids, viewer, now);
  return hydrated.map((post) => postView(post, viewer, now));
}

/** One post. Throws `not_found`. */
export async function readPost(db: Db, id: string, reading: Reading): Promise<Post> {
  const [post] = await readPosts(db, [id], reading);
  if (post === undefined) throw await missingPost(db, id);
  return post;
}

/** A page of a list of posts that is sorted by time; `scope` names the list with its filters. */
export async function readPostPage(
  { cards, cursors }: { cards: PostCards; cursors: CursorCodec },
  list: {
    scope: string;
    query: { limit?: number; cursor?: string };
    select: (page: PageRequest) => Promise<TimePosition[]>;
  },
  reading: CardReading,
): Promise<PostPage> {
  const page = readPageRequest(cursors, list.scope, list.query);
  const rows = await list.select(page);
  const cut = toPage(
    rows,
    { limit: page.limit, scope: list.scope, cursors, position: (row) => row },
    (shown) => shown.map((row) => row.id),
  );
  return { items: await cards.read(cut.items, reading), nextCursor: cut.nextCursor };
}
