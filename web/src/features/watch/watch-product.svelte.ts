import type { WatchChannel, WatchKind } from '@spark/contract';
import { SvelteMap } from 'svelte/reactivity';
import { readBrowserPush, hasPush } from '#features/push/index.ts';
import { call, routes, sentenceOf } from '#lib/api/index.ts';
import { showToast } from '#ui/toast.svelte.ts';

const watched = new SvelteMap<string, WatchChannel>();
const keyOf = (productId: string, kind: WatchKind) => `${productId} ${kind}`;

/** Whether the server knows this device as one that is told by push. */
let isPushDevice = false;

/** Whether the viewer will be told, as far as this page knows. */
export function isWatched(productId: string, kind: WatchKind): boolean {
  return watched.has(keyOf(productId, kind));
}

/** Finds out what a signed-in viewer will be told of a product. */
export async function readWatches(productId: string): Promise<void> {
  try {
    const told = await call(fetch, routes.listProductWatches, { params: { id: productId } });
    for (const { kind, channel } of told.watches) watched.set(keyOf(productId, kind), channel);
    isPushDevice = told.isPushDevice;
  } catch {
    // The button then offers what it does already, which does no harm.
  }
}

/** How a signed-in viewer is told without being asked; `null` where they have to say. */
export async function settledChannel(): Promise<WatchChannel | null> {
  if (!hasPush()) return 'mail';
  return isPushDevice && (await readBrowserPush()) === 'on' ? 'push' : null;
}

/** Notes down that this device is told by push from now on. */
export function notePushDevice(): void {
  isPushDevice = true;
}

/** Watches a product with the viewer's account, or, with `null`, not any more; shown at once, with a way back. */
export async function setWatched(
  productId: string,
  kind: WatchKind,
  channel: WatchChannel | null,
): Promise<void> {
  const params = { id: productId, kind };
  const before = watched.get(keyOf(productId, kind)) ?? null;
  mark(productId, kind, channel);
  try {
    if (channel === null) await call(fetch, routes.unwatchProduct, { params });
    else await call(fetch, routes.watchProduct, { params, body: { channel } });
    showToast(saidOf(channel), { label: 'Undo', run: () => void setWatched(productId, kind, before) });
  } catch (caught) {
    mark(productId, kind, before);
    showToast(sentenceOf(caught));
  }
}

/** Watches a product for somebody without an account. Throws what the server refuses with. */
export async function watchByMail(productId: string, kind: WatchKind, email: string): Promise<void> {
  await call(fetch, routes.watchProduct, { params: { id: productId, kind }, body: { email } });
  mark(productId, kind, 'mail');
}

function saidOf(channel: WatchChannel | null): string {
  if (channel === null) return 'We will not tell you';
  return channel === 'push' ? 'We will tell you on your devices' : 'We will write to you';
}

function mark(productId: string, kind: WatchKind, channel: WatchChannel | null): void {
  if (channel === null) watched.delete(keyOf(productId, kind));
  else watched.set(keyOf(productId, kind), channel);
}
