import {
  dropPost,
  forgetPerson,
  hasPost,
  putPost,
  respond,
  setBuyable,
  touch,
  type FeedIndex,
} from '@spark/ranking';
import { hasSeen, wholeSeconds, type Snapshot, type ToldChange } from '../../../platform/changes/index.ts';
import type { ReadAgain, ReadPost } from './read-again.ts';
import type { ResponseRow } from './touches.queries.ts';

/** An index that follows the log, with what must be known to count everything once. */
export interface FollowingIndex {
  index: FeedIndex;
  /** Counts how often posts came, went or changed. */
  version: number;
  /**
   * Posts that came with their counts as they were at some moment: what was counted by then, and is told of only
   * afterwards, must not count again.
   */
  early: Map<string, Snapshot>;
}

/** Takes changes over, in order, with what they name as it was read. */
export function applyChanges(
  following: FollowingIndex,
  changes: readonly ToldChange[],
  read: ReadAgain,
): void {
  const { index } = following;
  if (changes.some(({ topic }) => postTopics.has(topic))) following.version += 1;
  for (const post of read.known) putPost(index, post);
  for (const post of read.added) add(following, post);
  for (const { id, is_buyable: isBuyable } of read.buyable) setBuyable(index, id, isBuyable);
  for (const change of changes) applyChange(following, change);
  for (const post of read.hidden) drop(following, post);
  for (const id of read.gone) forgetPerson(index, id);
}

/** What changes what everybody is shown, beside how often it was answered. */
const postTopics = new Set<ToldChange['topic']>(['post', 'person', 'product']);

function applyChange({ index, early }: FollowingIndex, change: ToldChange): void {
  if (change.topic === 'response') {
    const counted = early.get(change.subject);
    if (counted !== undefined && hasSeen(counted, change.tx)) return;
    const { person: personId, response, by, at = wholeSeconds(change.at) } = change.detail;
    respond(index, { postId: change.subject, personId, response, by, at });
  }
  if (change.topic === 'seen') {
    const at = wholeSeconds(change.at);
    for (const postId of change.detail.postIds) {
      const counted = early.get(postId);
      // Who saw it is the reader's own; the post counts one more.
      const view = { postId, personId: null, response: 'view', by: 1, at } as const;
      if (counted === undefined || !hasSeen(counted, change.tx)) respond(index, view);
    }
  }
  if (change.topic === 'touch') {
    const { person: personId, kind, response, by, at = wholeSeconds(change.at) } = change.detail;
    touch(index, { thing: { kind, id: change.subject }, personId, response, by, at });
  }
}

/** A post comes in with its counts; those whose givers are known are given one by one, so that each is linked. */
function add({ index, early }: FollowingIndex, { facts, responses, at }: ReadPost & { at: Snapshot }): void {
  if (hasPost(index, facts.id)) return;
  early.set(facts.id, at);
  const counts = { ...facts.responses };
  for (const { response } of responses) counts[response] -= 1;
  putPost(index, { ...facts, responses: counts });
  for (const row of responses) answer(index, row, 1);
}

/** A post goes, and what people said by it of its author and products goes with it, as if nobody had ever seen it. */
function drop(
  { index, early }: FollowingIndex,
  { id, responses }: { id: string; responses: readonly ResponseRow[] },
): void {
  early.delete(id);
  for (const row of responses) answer(index, row, -1);
  dropPost(index, id);
}

function answer(index: FeedIndex, row: ResponseRow, by: 1 | -1): void {
  const { post_id: postId, person_id: personId, response, at_s: at } = row;
  respond(index, { postId, personId, response, by, at: Number(at) });
}
