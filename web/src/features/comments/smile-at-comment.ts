import type { Reply } from '@spark/contract';
import { promptFor } from '#features/prompts/index.ts';
import { call, routes, sentenceOf } from '#lib/api/index.ts';
import { paths } from '#lib/paths.ts';
import { showToast } from '#ui/toast.svelte.ts';

/** Gives the viewer's smile to a comment, or takes it back; shown at once, and undone where the server refuses. */
export async function smileAtComment(comment: Reply, postId: string): Promise<void> {
  const before = { smiled: comment.viewer.smiled, smileCount: comment.smileCount };
  const smiled = !before.smiled;
  show(comment, { smiled, smileCount: before.smileCount + (smiled ? 1 : -1) });
  try {
    const route = smiled ? routes.smileAtComment : routes.unsmileAtComment;
    show(comment, await call(fetch, route, { params: { id: comment.id } }));
  } catch (caught) {
    show(comment, before);
    if (!promptFor(caught, 'smile', paths.comment(postId, comment.id))) showToast(sentenceOf(caught));
  }
}

function show(comment: Reply, state: { smiled: boolean; smileCount: number }): void {
  comment.viewer.smiled = state.smiled;
  comment.smileCount = state.smileCount;
}
