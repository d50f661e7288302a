import type { Post } from '@spark/contract';
import { call, routes, sentenceOf } from '#lib/api/index.ts';
import { postTitle } from '#features/post-grid/post-title.ts';
import { doOrQueue, queued } from '#features/outbox/do-or-queue.ts';
import { showToast } from '#ui/toast.svelte.ts';
import { promptFor } from '#features/prompts/index.ts';

/** Votes for an option; the choice shows at once, the results when the server has counted. Says whether it did. */
export async function vote(post: Post, optionId: string): Promise<boolean> {
  const { poll } = post;
  if (poll === null) return false;
  if (poll.votedOptionId === optionId) return true;
  const before = poll.votedOptionId;
  post.poll = { ...poll, votedOptionId: optionId };
  try {
    const answer = await doOrQueue({
      act: { kind: 'vote', postId: post.id, optionId },
      about: postTitle(post),
      send: () => call(fetch, routes.vote, { params: { id: post.id }, body: { optionId } }),
    });
    // The choice shows; the results come once it is counted.
    if (answer === queued) return false;
    post.poll = answer;
    post.viewer = { ...post.viewer, voted: true };
    return true;
  } catch (caught) {
    // What else changed in it meanwhile stays.
    if (post.poll !== null) post.poll = { ...post.poll, votedOptionId: before };
    if (!promptFor(caught, 'vote', location.pathname + location.search)) showToast(sentenceOf(caught));
    return false;
  }
}
