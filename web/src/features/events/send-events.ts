import { limits, type ShopperEvent } from '@spark/contract';
import { apiBase, routes } from '#lib/api/index.ts';

/** What was seen and opened is told together, this long after the first of it. */
export const sendEventsMs = 4_000;

let waiting: ShopperEvent[] = [];
let timer: number | undefined;
let isListening = false;

/** Tells what somebody just saw or did, together with what else happens about now. */
export function tellEvent(event: Omit<ShopperEvent, 'at'>): void {
  waiting.push({ ...event, at: new Date().toISOString() });
  timer ??= window.setTimeout(sendEvents, sendEventsMs);
  sendWhenLeaving();
}

/** The page may be left for good at any time: what waits then goes at once. */
function sendWhenLeaving(): void {
  if (isListening) return;
  isListening = true;
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) sendEvents();
  });
  window.addEventListener('pagehide', sendEvents);
}

function sendEvents(): void {
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
    // Without a connection: they go with what is seen next.
    waiting = [...events, ...waiting].slice(0, limits.eventsPerCall);
  }
}
