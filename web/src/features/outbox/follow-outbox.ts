import { hearChanges } from './browser-outbox.ts';
import { lookAtOutbox, sendSoon } from './keep-for-later.ts';

/** Shows what waits and sends it: now, whenever the browser is online again, and on the way back to the page. */
export function followOutbox(): () => void {
  const send = () => {
    if (!document.hidden) void sendSoon();
  };
  const stopHearing = hearChanges(() => void lookAtOutbox().catch(() => undefined));
  addEventListener('online', send);
  document.addEventListener('visibilitychange', send);
  send();
  return () => {
    stopHearing();
    removeEventListener('online', send);
    document.removeEventListener('visibilitychange', send);
  };
}
