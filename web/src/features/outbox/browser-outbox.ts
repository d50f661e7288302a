import { sendKeptPost } from '#features/compose/send-kept-post.ts';
import { deviceOutbox } from './outbox-store.ts';
import { sendOutbox, type SendResult } from './send-outbox.ts';

/** What the browser calls back for once there is a connection, where it knows how to. */
export const syncTag = 'spark-outbox';

/** Tabs and the service worker tell each other here that the outbox changed. */
const channelName = 'spark-outbox';

/** Sends what waits in this browser; from a tab or from the service worker, one at a time. */
export function sendWaiting(): Promise<SendResult> {
  return sendOutbox({
    store: deviceOutbox,
    fetch: (input, init) => fetch(input, init),
    sendPost: sendKeptPost,
    alone,
    onChange: tellChange,
  });
}

/** Tells every tab that the outbox changed. */
export function tellChange(): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage('changed');
  channel.close();
}

/** Calls back whenever the outbox changed elsewhere, until the returned function is called. */
export function hearChanges(hear: () => void): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.addEventListener('message', hear);
  return () => channel.close();
}

// Browsers without locks may send twice at once; the keys of what is sent make that once again.
function alone<T>(work: () => Promise<T>): Promise<T> {
  return 'locks' in navigator ? navigator.locks.request('spark-outbox', work) : work();
}
