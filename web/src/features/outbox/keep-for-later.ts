import { call, routes } from '#lib/api/index.ts';
import { plural } from '#lib/words/plural.ts';
import { viewer } from '#lib/viewer.ts';
import { paths } from '#lib/paths.ts';
import { goto } from '$app/navigation';
import { keepPost, knownPost } from '#features/post/post-cache.svelte.ts';
import { showToast } from '#ui/toast.svelte.ts';
import { applyWaiting } from './apply-waiting.ts';
import { sendWaiting, syncTag } from './browser-outbox.ts';
import { tellChange } from './outbox-channel.ts';
import { canBeSent, thingOf, type NewEntry, type OutboxAct, type OutboxEntry } from './outbox-entry.ts';
import type { SendResult } from './send-outbox.ts';
import { outboxEntries, showWaiting } from './outbox-state.svelte.ts';
import { deviceOutbox, noteTold } from './outbox-store.ts';
import { whatBecame } from './what-became.ts';

/** Puts something into the outbox, says so, and sends it as soon as it can be. Throws where this device keeps nothing. */
export async function keepForLater(entry: NewEntry): Promise<void> {
  await deviceOutbox.add(entry);
  await lookAtOutbox();
  tellChange();
  showToast('Kept here, and sent once you are online', {
    label: 'See',
    run: () => void goto(paths.outbox),
  });
  void askForSync();
  if (navigator.onLine) void sendSoon();
}

/** Shows what waits now of whoever is signed in, and what became of the rest. */
export async function lookAtOutbox(): Promise<void> {
  const userId = viewer()?.id;
  const entries = await deviceOutbox.list();
  const own = entries.filter((entry) => entry.userId === userId);
  const { held, changedPosts } = whatBecame(outboxEntries(), own);
  showWaiting(own);
  applyWaiting(own, knownPost);
  // Whoever does not look at this page is told once they do, here or in another tab.
  if (!document.hidden) await tellHeld(held);
  await Promise.all(changedPosts.map(readAnew));
}

/** How much waits here of anybody, for a visitor who may be one of them; what was refused is sent by nobody. */
export async function countLeft(): Promise<number> {
  return (await deviceOutbox.list()).filter(canBeSent).length;
}

/** Says what was not taken, and why: it may be long ago that it was done. */
async function tellHeld(held: readonly OutboxEntry[]): Promise<void> {
  const news: OutboxEntry[] = [];
  for (const entry of held) if (await noteTold(entry.id)) news.push(entry);
  const [first] = news;
  // The page that lists what waits says it of each.
  if (!first?.hold || location.pathname === paths.outbox) return;
  const said =
    news.length === 1
      ? first.hold.sentence
      : plural(news.length, ['# thing could not be sent', '# things could not be sent']);
  showToast(said, { label: 'See', run: () => void goto(paths.outbox) });
}

/** A post that shows what was not taken, or not yet what came of it, is read as it is. */
async function readAnew(id: string): Promise<void> {
  if (knownPost(id) === undefined) return;
  // Gone, or out of reach: it stays as it is shown until the page is opened again.
  const post = await call(fetch, routes.getPost, { params: { id } }).catch(() => null);
  if (post === null) return;
  keepPost(post);
  applyWaiting(outboxEntries(), knownPost);
}

/** After the server could not be reached, it is tried again this much later, and at once when the browser is online again. */
export const resendOutboxMs = 15_000;

let timer: ReturnType<typeof setTimeout> | undefined;

/** Sends what waits, and again later where the server cannot be reached. */
export async function sendSoon(): Promise<SendResult> {
  clearTimeout(timer);
  const result = await sendWaiting().catch(() => 'later' as const);
  await lookAtOutbox().catch(() => undefined);
  if (result === 'later') timer = setTimeout(() => void sendSoon(), resendOutboxMs);
  return result;
}

/** Takes something out: it is not sent. */
export async function takeOut(id: number): Promise<void> {
  await deviceOutbox.remove(id);
  await lookAtOutbox();
  tellChange();
}

/** Takes everything of the same thing out; says whether there was anything. */
export async function takeOutThing(act: OutboxAct): Promise<boolean> {
  const found = (await deviceOutbox.list()).filter((entry) => thingOf(entry.act) === thingOf(act));
  for (const { id } of found) await takeOut(id);
  return found.length > 0;
}

/** Puts back what was taken out, to be sent last. */
export async function putBack({ id: _id, hold: _hold, ...entry }: OutboxEntry): Promise<void> {
  await deviceOutbox.add(entry);
  await lookAtOutbox();
  tellChange();
}

/** Has the browser wake the service worker once there is a connection, even when no page is open by then. */
async function askForSync(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker.getRegistration('/');
    if (registration !== undefined && hasSync(registration)) await registration.sync.register(syncTag);
  } catch {
    // Pages do it by themselves.
  }
}

function hasSync(
  registration: ServiceWorkerRegistration,
): registration is ServiceWorkerRegistration & { sync: { register(tag: string): Promise<void> } } {
  return 'sync' in registration;
}
