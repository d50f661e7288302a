import { limits, type ShopperEvent } from '@spark/contract';
import type { Clock } from './view-watch.ts';

/** What was seen and opened is told together, this long after the first of it … */
export const sendEventsMs = 4_000;

/** … and again this long after it could not be told. */
export const resendEventsMs = 30_000;

/** So many events wait for a connection at most; the oldest are forgotten first. */
export const mostWaitingEvents = 200;

/** What becomes of events that were sent: kept by the server, refused for good, or to be sent again later. */
export type Sent = 'taken' | 'refused' | 'later';

/** The ways out of the page. */
export interface EventOutlet {
  send(events: readonly ShopperEvent[]): Promise<Sent>;
  /** Sends without waiting for an answer, from a page that may be gone; false: it cannot. */
  sendLast(events: readonly ShopperEvent[]): boolean;
  /** Keeps on the device what could not be sent. */
  keep(events: readonly ShopperEvent[]): void;
  /** Takes what an earlier page kept. */
  takeKept(): ShopperEvent[];
}

/** Events on their way to the server. A batch that is sent twice counts once there, so nothing is lost for fear of it. */
export interface EventQueue {
  tell(event: ShopperEvent): void;
  /** The page may be left for good: what waits goes at once. */
  leave(): void;
  /** What an earlier page could not send goes now. */
  resume(): void;
}

/** Starts empty. */
export function createEventQueue(outlet: EventOutlet, { setTimer, clearTimer }: Clock): EventQueue {
  let waiting: ShopperEvent[] = [];
  let timer: number | undefined;
  let isSending = false;

  function sendIn(ms: number): void {
    timer ??= setTimer(() => {
      timer = undefined;
      void send();
    }, ms);
  }

  async function send(): Promise<void> {
    if (isSending || waiting.length === 0) return;
    isSending = true;
    const batch = waiting.splice(0, limits.eventsPerCall);
    const sent = await outlet.send(batch);
    isSending = false;
    if (sent === 'later') waiting = [...batch, ...waiting].slice(-mostWaitingEvents);
    if (waiting.length > 0) sendIn(sent === 'later' ? resendEventsMs : sendEventsMs);
  }

  return {
    tell(event) {
      waiting = [...waiting, event].slice(-mostWaitingEvents);
      sendIn(sendEventsMs);
    },
    leave() {
      if (timer !== undefined) clearTimer(timer);
      timer = undefined;
      while (waiting.length > 0) {
        const batch = waiting.splice(0, limits.eventsPerCall);
        if (!outlet.sendLast(batch)) outlet.keep(batch);
      }
    },
    resume() {
      const kept = outlet.takeKept();
      if (kept.length === 0) return;
      waiting = [...kept, ...waiting].slice(-mostWaitingEvents);
      sendIn(0);
    },
  };
}
