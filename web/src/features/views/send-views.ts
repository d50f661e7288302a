import { limits, type ShopperEvent } from '@spark/contract';
import { apiBase, routes } from '#lib/api/index.ts';

/** Views are told together, this long after the first of them. */
export const sendViewsMs = 4_000;

let waiting: ShopperEvent[] = [];
let timer: number | undefined;

/** Tells that a post was viewed, together with what else is viewed about now. */
export function tellView(postId: string): void {
  waiting.push({ type: 'view', postId, at: new Date().toISOString() });
  timer ??= window.setTimeout(sendViews, sendViewsMs);
}

/** Sends what waits; to be called when the page may be left for good. */
export function sendViews(): void {
  window.clearTimeout(timer);
  timer = undefined;
  const events = waiting;
  waiting = [];
  for (let at = 0; at < events.length; at += limits.eventsPerCall) {
    void send(events.slice(at, at + limits.eventsPerCall));
  }
}

async function send(events: ShopperEvent[]): Promise<void> {
  try {
    await fetch(apiBase + routes.recordEvents.path, {
      method: routes.recordEvents.method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ events }),
      // Arrives even if the page is gone by then.
      keepalive: true,
    });
  } catch {
    // Without a connection: they go with those that are viewed next.
    waiting = [...events, ...waiting].slice(0, limits.eventsPerCall);
  }
}
