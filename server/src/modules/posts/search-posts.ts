import { sql, type RawBuilder } from 'kysely';
import { limits, type PostPage, type PostSort } from '@spark/contract';
import type { Db } from '../../platform/db/index.ts';
import type { CursorCodec, TimePosition } from '../../platform/http/index.ts';
import { foldWords, queryOf, splitWords, type SearchWord } from '../../platform/words/index.ts';
import type { PostCards } from './post-cards.ts';
import type { Reading } from './read-posts.ts';
import type { Reader } from '../relations/index.ts';
import { isShownTo } from './visible-posts.ts';

/** Where all the words are: in the title, at least one of them elsewhere, or anywhere. */
type Part = 'title' | 'rest' | 'all';

/** The parts of a list, one after the other; each is sorted by time, newest first. */
const partsOf = { best: ['title', 'rest'], newest: ['all'] } as const satisfies Record<
  PostSort,
  readonly Part[]
>;

/** Finds posts that have all the words, those that have them in their title first unless the newest are asked for. */
export async function searchPosts(
  { db, cards, cursors }: { db: Db; cards: PostCards; cursors: CursorCodec },
  query: { q: string; sort?: PostSort; limit?: number; cursor?: string },
  reading: Reading,
): Promise<PostPage> {
  const words = splitWords(await foldWords(db, query.q));
  if (words.length === 0) return { items: [], nextCursor: null };
  const { sort = 'best', limit = limits.pageSize } = query;
  const scope = `search-posts:${sort}:${words.map(({ text }) => text).join(' ')}`;
  const after = query.cursor === undefined ? null : parsePlace(cursors.decode(scope, query.cursor));
  const found = await find(db, words, { sort, after, count: limit + 1, reader: reading.viewer });
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const hasMore = found.length > limit && last !== undefined;
  return {
    items: await cards.read(
      shown.map(({ id }) => id),
      reading,
    ),
    nextCursor: hasMore ? cursors.encode(scope, [last.part, last.at.toISOString(), last.id]) : null,
  };
}

interface Place extends TimePosition {
  part: Part;
}

async function find(
  db: Db,
  words: readonly SearchWord[],
  page: { sort: PostSort; after: Place | null; count: number; reader: Reader },
): Promise<Place[]> {
  const found: Place[] = [];
  const parts: readonly Part[] = partsOf[page.sort];
  const first = page.after === null ? 0 : parts.indexOf(page.after.part);
  // Two at most.
  for (const part of parts.slice(first)) {
    if (found.length === page.count) break;
    const after = part === page.after?.part ? page.after : null;
    const rows = await selectIds(db, { has: hasWords(words, part), reader: page.reader, after })
      .limit(page.count - found.length)
      .execute();
    found.push(...rows.map((row) => ({ ...row, part })));
  }
  return found;
}

function selectIds(
  db: Db,
  { has, reader, after }: { has: RawBuilder<boolean>; reader: Reader; after: TimePosition | null },
) {
  const listed = db
    .selectFrom('post_search')
    .innerJoin('posts', 'posts.id', 'post_search.post_id')
    .select(['post_search.post_id as id', 'post_search.created_at as at'])
    .where(has)
    .where(isShownTo(reader))
    .orderBy('post_search.created_at', 'desc')
    .orderBy('post_search.post_id', 'desc');
  if (after === null) return listed;
  return listed.where(
    sql<boolean>`(post_search.created_at, post_search.post_id) < (${after.at}, ${after.id}::uuid)`,
  );
}

function hasWords(words: readonly SearchWord[], part: Part): RawBuilder<boolean> {
  const all = sql<boolean>`post_search.words @@ ${queryOf(words)}::tsquery`;
  if (part === 'all') return all;
  const titled = sql<boolean>`post_search.words @@ ${queryOf(words, 'A')}::tsquery`;
  return part === 'title' ? titled : sql<boolean>`(${all} and not ${titled})`;
}

function parsePlace(value: unknown): Place {
  // The keyed hash proved that this was written above.
  const [part, at, id] = value as [Part, string, string];
  return { part, at: new Date(at), id };
}
