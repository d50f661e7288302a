import { sendKeptPost } from '#features/compose/send-kept-post.ts';
import { tellChange } from './outbox-channel.ts';
import { deviceOutbox } from './outbox-store.ts';
import { sendOutbox, type SendResult } from './send-outbox.ts';

/** What the browser calls back for once there is a connection, where it knows how to. */
export const syncTag = 'spark-outbox';

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

// Browsers without locks may send twice at once; the keys of what is sent make that once again.
function alone<T>(work: () => Promise<T>): Promise<T> {
  return 'locks' in navigator ? navigator.locks.request('spark-outbox', work) : work();
}
