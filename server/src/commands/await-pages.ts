import { once } from 'node:events';

/**
 * Waits until whoever started this process says that the web app is built. Without a channel to them there is nobody to
 * wait for. Throws the reason of `stopping` where that comes first.
 */
export async function awaitPages(stopping: AbortSignal): Promise<void> {
  if (process.channel === undefined) return;
  await once(process, 'message', { signal: stopping }).catch(() => stopping.throwIfAborted());
}
