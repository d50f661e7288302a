import { self } from '$app/service-worker';
import { sendWaiting, syncTag } from '#features/outbox/browser-outbox.ts';

/** The browser calls back once there is a connection, where it knows how to. TypeScript does not know of it. */
interface SyncEvent extends ExtendableEvent {
  tag: string;
}

/** Sends what waits in the outbox when the browser calls back, even while no page is open. */
export function listenToSync(): void {
  self.addEventListener('sync' as 'message', (event: ExtendableEvent) => {
    const { tag } = event as SyncEvent;
    if (tag === syncTag) event.waitUntil(sendAll());
  });
}

async function sendAll(): Promise<void> {
  // Whoever has to sign in first is told by a page; everything else, the browser calls back for again.
  if ((await sendWaiting()) === 'later') throw new Error('The server is not reached yet.');
}
