import type { FeedView, PostKind } from '@spark/contract';
import type { Db } from '../../platform/db/index.ts';
import { invalid, type Viewer } from '../../platform/http/index.ts';
import { findInterestIds } from '../interests/index.ts';
import { loadReaderPreferences } from '../preferences/index.ts';

/** A feed somebody asks for, with everything its order depends on. */
export interface FeedRequest {
  view: FeedView;
  kind: PostKind | null;
  viewer: Viewer;
  /** The interests it is drawn from: named in the address, else the viewer's own. */
  interestIds: string[];
  /** The viewer's interests that are turned off or rest. */
  offInterestIds: string[];
  /** Whether the interests were named in the address and therefore narrow the lists sorted by time. */
  isNarrowed: boolean;
  now: Date;
}

/** The query of `GET /feed`. */
export interface FeedQuery {
  view?: FeedView;
  kind?: PostKind;
  interests?: string;
}

/** Interprets the query of a feed. Throws `validation_failed` for interests that do not exist. */
export async function readFeedRequest(
  db: Db,
  query: FeedQuery,
  viewer: Viewer,
  now: Date,
): Promise<FeedRequest> {
  const slugs =
    query.interests
      ?.split(',')
      .map((slug) => slug.trim())
      .filter((slug) => slug !== '') ?? [];
  const named = await findInterestIds(db, [...new Set(slugs)]);
  const unknown = slugs.find((slug) => !named.has(slug));
  if (unknown !== undefined) {
    throw invalid({ path: '/interests', message: `There is no interest named "${unknown}".` });
  }
  const own =
    named.size === 0 && viewer !== null
      ? [...(await loadReaderPreferences(db, { userId: viewer.userId, now })).interests]
      : [];
  return {
    view: query.view ?? 'for-you',
    kind: query.kind ?? null,
    viewer,
    interestIds: named.size > 0 ? [...named.values()] : own.flatMap(([id, weight]) => (weight > 0 ? id : [])),
    offInterestIds: own.flatMap(([id, weight]) => (weight === 0 ? id : [])),
    isNarrowed: named.size > 0,
    now,
  };
}

/** Names the list a request reads, for its cursors: another view, filter or person is another list. */
export function scopeOf(request: FeedRequest): string {
  const interests = request.isNarrowed ? request.interestIds.toSorted().join(',') : '';
  return ['feed', request.view, request.kind ?? '', interests, request.viewer?.userId ?? ''].join(':');
}
