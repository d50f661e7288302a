import type { FeedView, PostKind } from '@spark/contract';
import type { Db } from '../../platform/db/index.ts';
import { invalid, type Viewer } from '../../platform/http/index.ts';
import { say } from '../../platform/sentences/index.ts';
import { findInterestIds } from '../interests/index.ts';

/** A feed somebody asks for, with everything its order depends on beside the reader. */
export interface FeedRequest {
  view: FeedView;
  kind: PostKind | null;
  viewer: Viewer;
  /**
   * The interests named in the address: they narrow the lists sorted by time, and stand in For you for those the reader
   * has. Empty where none were named.
   */
  interestIds: readonly string[];
  now: Date;
}

/** The query of `GET /feed`. */
export interface FeedQuery {
  view?: FeedView;
  kind?: PostKind;
  interests?: string;
}

/** Interprets the query of a feed. Throws `validation_failed` for interests that do not exist. */
export type FeedRequestReader = (query: FeedQuery, viewer: Viewer, now: Date) => Promise<FeedRequest>;

/** So many lists of interests are remembered as they were named. */
const maxLists = 500;

/** Makes what interprets queries; it remembers interests, whose slugs never change, and lists that were named. */
export function createFeedRequestReader(db: Db): FeedRequestReader {
  const known = new Map<string, string>();
  const lists = new Map<string, readonly string[]>();

  /** The same list again for whoever names it the same way: what is made of it may be kept with it. */
  async function findList(interests: string): Promise<readonly string[]> {
    const found = lists.get(interests) ?? (await findNamed(interests));
    if (lists.size >= maxLists) lists.clear();
    lists.set(interests, found);
    return found;
  }

  async function findNamed(interests: string): Promise<readonly string[]> {
    const slugs = interests.split(',').map((slug) => slug.trim());
    const named = [...new Set(slugs)].filter((slug) => slug !== '');
    const found = await findInterestIds(
      db,
      named.filter((slug) => !known.has(slug)),
    );
    for (const [slug, id] of found) known.set(slug, id);
    return named.map((slug) => {
      const id = known.get(slug);
      if (id === undefined)
        throw invalid({ path: '/interests', message: say`There is no interest named "${slug}".` });
      return id;
    });
  }

  return async (query, viewer, now) => ({
    view: query.view ?? 'for-you',
    kind: query.kind ?? null,
    viewer,
    interestIds: query.interests === undefined ? none : await findList(query.interests),
    now,
  });
}

const none: readonly string[] = [];

/** Names the list a request reads, for its cursors: another view, filter or person is another list. */
export function scopeOf(request: FeedRequest): string {
  const interests = request.interestIds.toSorted().join(',');
  return ['feed', request.view, request.kind ?? '', interests, request.viewer?.userId ?? ''].join(':');
}
