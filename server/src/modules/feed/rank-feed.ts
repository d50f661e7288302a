import { arrange, scorePost, sumTerms } from '@spark/ranking';
import type { Db } from '../../platform/db/index.ts';
import { listFollowedIds } from '../relations/index.ts';
import { selectCandidateIds, selectCandidates } from './candidates.queries.ts';
import type { FeedRequest } from './feed-request.ts';

const hourMs = 3_600_000;

/** The whole order of a For you feed as it is now: candidates, scored, arranged by the rules. */
export async function rankFeed(db: Db, request: FeedRequest, pageSize: number): Promise<string[]> {
  const [ids, followedIds] = await Promise.all([
    selectCandidateIds(db, request),
    request.viewer === null ? [] : listFollowedIds(db, request.viewer.userId),
  ]);
  const candidates = await selectCandidates(db, ids, request);
  const interests = new Set(request.interestIds);
  const followed = new Set(followedIds);
  const scored = candidates.map((post) => ({
    id: post.id,
    authorId: post.author_id,
    productIds: post.product_ids,
    score: sumTerms(
      scorePost({
        matchedInterests: post.interest_ids.filter((id) => interests.has(id)).length,
        isByFollowed: followed.has(post.author_id),
        ageHours: (request.now.getTime() - post.created_at.getTime()) / hourMs,
        smiles: Number(post.smiles),
        saves: Number(post.saves),
        comments: Number(post.comments),
      }),
    ),
  }));
  return arrange(scored, pageSize).map((post) => post.id);
}
