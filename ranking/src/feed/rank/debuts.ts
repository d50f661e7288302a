import { nthLargest } from '../../walk/index.ts';
import { byTime, type FeedIndex } from '../posts/feed-index.ts';
import { settle } from '../posts/ordered-list.ts';
import { createdAt } from '../posts/post.ts';
import { fitDebuts } from './debut-space.ts';
import { debutEndsS, debutLack } from './explore.ts';
import { fetchRows } from './fetch.ts';

/** So many of the newest untried posts of an interest are looked through for those of new authors. */
const lookedAt = 64;

/**
 * Takes posts of new authors that lack views, from all of some interests those that lack most: half as many again as a feed
 * has places for, since some may not stand where it is. All others compete as what is new does. O(interests).
 */
export function gatherDebuts(
  index: FeedIndex,
  interests: readonly number[],
  { now, size }: { now: number; size: number },
  { mayCompete, take }: { mayCompete: (post: number) => boolean; take: (post: number) => boolean },
): void {
  const { debuts } = index.space;
  fitDebuts(debuts, interests.length * lookedAt);
  const order = byTime(index);
  let count = 0;
  for (const interest of interests) {
    const list = index.shelves.get(interest)?.untried ?? null;
    if (list === null) continue;
    const { things, count: end } = settle(list, order);
    const start = Math.max(0, end - lookedAt);
    fetchRows(index, things, { from: start, until: end });
    for (let at = end - 1; at >= start; at -= 1) {
      const post = things[at] ?? 0;
      if (now - createdAt(index, post) > debutEndsS) break;
      // What was met before is found among the candidates.
      const lack = index.space.isMet[post] === 1 ? 0 : debutLack(index, post, now);
      if (lack === 0 || !mayCompete(post)) continue;
      debuts.posts[count] = post;
      debuts.lacks[count] = lack;
      count += 1;
    }
  }
  let left = Math.min(count, Math.ceil(size / 2));
  const least = left === 0 ? Infinity : nthLargest(debuts.lacks, count, left, debuts.scratch);
  for (let at = 0; at < count && left > 0; at += 1) {
    if ((debuts.lacks[at] ?? 0) >= least && take(debuts.posts[at] ?? 0)) left -= 1;
  }
}
