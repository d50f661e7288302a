import { call, routes, sentenceOf } from '#lib/api/index.ts';
import { openListSheet } from '#features/list-sheet/index.ts';
import { promptFor } from '#features/prompts/index.ts';
import { showToast } from '#ui/toast.svelte.ts';

/** Gives a product a heart or takes it back; shown at once, and undone where it is refused. */
export async function setHearted(
  id: string,
  hearted: boolean,
  show: (hearted: boolean) => void,
): Promise<void> {
  show(hearted);
  try {
    const answer = await call(fetch, hearted ? routes.heart : routes.unheart, { params: { id } });
    show(answer.hearted);
    if (answer.hearted) {
      // @wc-context: just kept
      showToast('Saved', { label: 'Add to a list', run: () => openListSheet({ productId: id }) });
    }
  } catch (caught) {
    show(!hearted);
    if (!promptFor(caught, 'heart', location.pathname + location.search)) showToast(sentenceOf(caught));
  }
}
