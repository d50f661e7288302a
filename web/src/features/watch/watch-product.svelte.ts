import type { WatchKind } from '@spark/contract';
import { SvelteSet } from 'svelte/reactivity';
import { call, routes, sentenceOf } from '#lib/api/index.ts';
import { showToast } from '#ui/toast.svelte.ts';

const watched = new SvelteSet<string>();
const keyOf = (productId: string, kind: WatchKind) => `${productId} ${kind}`;

/** Whether the viewer will be told, as far as this page knows. */
export function isWatched(productId: string, kind: WatchKind): boolean {
  return watched.has(keyOf(productId, kind));
}

/** Finds out what a signed-in viewer will be told of a product. */
export async function readWatches(productId: string): Promise<void> {
  try {
    const { kinds } = await call(fetch, routes.listProductWatches, { params: { id: productId } });
    for (const kind of kinds) watched.add(keyOf(productId, kind));
  } catch {
    // The button then offers what it does already, which does no harm.
  }
}

/** Watches a product with the viewer's account, or not any more; shown at once, with a way back. */
export async function setWatched(productId: string, kind: WatchKind, wanted: boolean): Promise<void> {
  const params = { id: productId, kind };
  mark(productId, kind, wanted);
  try {
    if (wanted) await call(fetch, routes.watchProduct, { params, body: {} });
    else await call(fetch, routes.unwatchProduct, { params });
    showToast(wanted ? 'We will tell you' : 'We will not tell you', {
      label: 'Undo',
      run: () => void setWatched(productId, kind, !wanted),
    });
  } catch (caught) {
    mark(productId, kind, !wanted);
    showToast(sentenceOf(caught));
  }
}

/** Watches a product for somebody without an account. Throws what the server refuses with. */
export async function watchByMail(productId: string, kind: WatchKind, email: string): Promise<void> {
  await call(fetch, routes.watchProduct, { params: { id: productId, kind }, body: { email } });
  mark(productId, kind, true);
}

function mark(productId: string, kind: WatchKind, isOn: boolean): void {
  if (isOn) watched.add(keyOf(productId, kind));
  else watched.delete(keyOf(productId, kind));
}
