import type { ShopperEvent } from '@spark/contract';
import { apiBase, routes } from '#lib/api/index.ts';
import { viewer } from '#lib/viewer.ts';
import { whenIdle } from '#lib/when-idle.ts';
import { createEventQueue, type EventOutlet, type EventQueue, type Sent } from './event-queue.ts';
import { keepEvents, takeKeptEvents } from './kept-events.ts';
import { pageClock } from './view-watch.ts';

const url = apiBase + routes.recordEvents.path;

const outlet: EventOutlet = {
  async send(events): Promise<Sent> {
    try {
      const { ok, status } = await fetch(url, {
        method: routes.recordEvents.method,
        headers: { 'content-type': 'application/json' },
        body: bodyOf(events),
        // Arrives even if the page is gone by then.
        keepalive: true,
      });
      if (ok) return 'taken';
      return status === 429 || status >= 500 ? 'later' : 'refused';
    } catch {
      return 'later';
    }
  },
  sendLast: (events) =>
    navigator.onLine && navigator.sendBeacon(url, new Blob([bodyOf(events)], { type: 'application/json' })),
  keep: (events) => keepEvents(events, viewer()?.id ?? null),
  takeKept: () => takeKeptEvents(viewer()?.id ?? null),
};

let queue: EventQueue | undefined;
const lastLooks: (() => void)[] = [];

/** Tells what somebody just saw or did, together with what else happens about now. */
export function tellEvent(event: Omit<ShopperEvent, 'at'>): void {
  (queue ??= open()).tell({ ...event, at: new Date().toISOString() });
}

/** Whoever has something to tell at the last moment does so before everything that waits is sent. */
export function beforeLeaving(look: () => void): void {
  lastLooks.push(look);
  queue ??= open();
}

function open(): EventQueue {
  const opened = createEventQueue(outlet, pageClock);
  const leave = () => {
    for (const look of lastLooks) look();
    opened.leave();
  };
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) leave();
  });
  window.addEventListener('pagehide', leave);
  window.addEventListener('online', () => opened.resume());
  // What an earlier page left has waited; the first look into a device's store holds up the page that is just waking.
  whenIdle(() => opened.resume());
  return opened;
}

function bodyOf(events: readonly ShopperEvent[]): string {
  return JSON.stringify({ events, sentAt: new Date().toISOString() });
}
