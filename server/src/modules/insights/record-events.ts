import type { ShopperEvent } from '@spark/contract';
import { checkEvents } from './event.policy.ts';
import { clockError } from './event-times.ts';
import type { AddressVoices } from './address-voices.ts';
import type { EventBook } from './event-book.ts';
import { toldEvent, type Onlooker, type ToldEvent } from './told-event.ts';

/**
 * Keeps what somebody tells they saw and opened, but nothing from the future or of long ago. Throws `validation_failed` for
 * events that do not say what they are about.
 */
export async function recordEvents(
  { book, voices }: { book: EventBook; voices: AddressVoices },
  told: {
    onlooker: Onlooker;
    address: string;
    events: readonly ShopperEvent[];
    sentAt: string | undefined;
    now: Date;
  },
): Promise<void> {
  checkEvents(told.events);
  const { onlooker, address, now } = told;
  const errorMs = clockError(told.sentAt === undefined ? null : new Date(told.sentAt), now);
  const events = told.events
    .map((event) => toldEvent(event, { onlooker, errorMs, now }))
    .filter((event) => event !== null);
  if (onlooker.userId !== null) return book.write(events);
  const isHeard = ({ postId, response, day }: ToldEvent) =>
    postId === null || response === null || voices.hear({ address, postId, response, day });
  await book.write(events.map((event) => (isHeard(event) ? event : { ...event, response: null })));
}
