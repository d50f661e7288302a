import { self } from '$app/service-worker';
import type { WorkerNews } from '#lib/worker-messages.ts';

/** Tells every open page of ours. */
export async function tellPages(news: WorkerNews): Promise<void> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  for (const page of pages) page.postMessage(news);
}
