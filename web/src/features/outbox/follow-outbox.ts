import { hearChanges } from './outbox-channel.ts';
import { showWaiting } from './outbox-state.svelte.ts';
import { deviceOutbox } from './outbox-store.ts';

/** Shows what waits and sends it: now, whenever the browser is online again, and on the way back to the page. */
export function followOutbox(): () => void {
  const send = () => {
    if (!document.hidden) void sendWhatWaits();
  };
  const stopHearing = hearChanges(() => void lookAgain().catch(() => undefined));
  addEventListener('online', send);
  document.addEventListener('visibilitychange', send);
  send();
  return () => {
    stopHearing();
    removeEventListener('online', send);
    document.removeEventListener('visibilitychange', send);
  };
}

/** What sends is a good part of the composer, and mostly there is nothing to send. */
async function sendWhatWaits(): Promise<void> {
  const entries = await deviceOutbox.list().catch(() => []);
  if (entries.length === 0) return showWaiting([]);
  const { sendSoon } = await import('./keep-for-later.ts');
  await sendSoon();
}

async function lookAgain(): Promise<void> {
  const { lookAtOutbox } = await import('./keep-for-later.ts');
  await lookAtOutbox();
}
