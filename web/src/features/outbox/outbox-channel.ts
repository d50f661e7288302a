/** Tabs and the service worker tell each other here that the outbox changed. */
const channelName = 'spark-outbox';

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
