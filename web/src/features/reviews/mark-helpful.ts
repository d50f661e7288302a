import type { Review } from '@spark/contract';
import { promptFor } from '#features/prompts/index.ts';
import { call, routes, sentenceOf } from '#lib/api/index.ts';
import { showToast } from '#ui/toast.svelte.ts';

type Mark = Pick<Review, 'helpfulCount'> & { helpful: boolean };

/** Says that a review helped, or takes it back; shown at once, and undone where it is refused. */
export async function setHelpful(
  reviewId: string,
  { before, helpful }: { before: Mark; helpful: boolean },
  show: (mark: Mark) => void,
): Promise<void> {
  show({ helpful, helpfulCount: before.helpfulCount + (helpful ? 1 : -1) });
  try {
    const route = helpful ? routes.markHelpful : routes.unmarkHelpful;
    show(await call(fetch, route, { params: { id: reviewId } }));
  } catch (caught) {
    show(before);
    const here = location.pathname + location.search;
    if (!promptFor(caught, 'help', here)) showToast(sentenceOf(caught));
  }
}
