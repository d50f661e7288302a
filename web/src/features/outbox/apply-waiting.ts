import type { Post } from '@spark/contract';
import type { OutboxEntry } from './outbox-entry.ts';

/** Shows a post as it will be once what waits was sent: a smile given without a connection outlives a reload. */
export function applyWaiting(
  entries: readonly OutboxEntry[],
  postOf: (id: string) => Post | undefined,
): void {
  for (const { act, hold } of entries) {
    if (hold !== null || !('postId' in act)) continue;
    const post = postOf(act.postId);
    if (post === undefined) continue;
    if (act.kind === 'smile' && post.viewer.smiled !== act.isWanted) {
      post.viewer = { ...post.viewer, smiled: act.isWanted };
      post.smileCount += act.isWanted ? 1 : -1;
    } else if (act.kind === 'save' && post.viewer.saved !== act.isWanted) {
      post.viewer = { ...post.viewer, saved: act.isWanted };
      post.saveCount += act.isWanted ? 1 : -1;
    } else if (act.kind === 'vote' && post.poll !== null) {
      post.poll = { ...post.poll, votedOptionId: act.optionId };
    }
  }
}
