import type { Post } from '@spark/contract';
import { call, routes, sentenceOf } from '#lib/api/index.ts';
import { postTitle } from '#features/post-grid/post-title.ts';
import { doOrQueue, queued } from '#features/outbox/do-or-queue.ts';
import { showToast } from '#ui/toast.svelte.ts';
import { promptFor } from '#features/prompts/index.ts';

/** Gives the viewer's smile, or takes it back; shown at once, and undone where the server refuses. */
export async function setSmile(post: Post, smiled: boolean): Promise<void> {
  if (post.viewer.smiled === smiled) return;
  const before = { smiled: post.viewer.smiled, smileCount: post.smileCount };
  show(post, { smiled, smileCount: post.smileCount + (smiled ? 1 : -1) });
  try {
    const route = smiled ? routes.smile : routes.unsmile;
    const answer = await doOrQueue({
      act: { kind: 'smile', postId: post.id, isWanted: smiled },
      about: postTitle(post),
      send: () => call(fetch, route, { params: { id: post.id } }),
    });
    if (answer !== queued) show(post, answer);
  } catch (caught) {
    show(post, before);
    if (!promptFor(caught, 'smile', location.pathname + location.search)) showToast(sentenceOf(caught));
    else if (smiled)
      void import('#lib/keep-for-account.ts').then((kept) => kept.keepForAccount('smile', post.id));
  }
}

function show(post: Post, state: { smiled: boolean; smileCount: number }): void {
  post.viewer = { ...post.viewer, smiled: state.smiled };
  post.smileCount = state.smileCount;
}
