import type { Language } from '@spark/contract';
import { createMedia, type KeptPicture } from '../modules/media/index.ts';
import type { DB, Trx } from '../platform/db/index.ts';

/** What the parts of the demo are loaded with, and what they find each other by. */
export interface DemoWorld {
  trx: Trx;
  now: Date;
  pictures: Map<string, KeptPicture>;
  /** What everything is written in. */
  language: Language;
  /** By slug. */
  interestIds: Map<string, string>;
  /** By handle. */
  userIds: Map<string, string>;
  /** By external id. */
  productIds: Map<string, string>;
}

const hourMs = 3_600_000;

/** The moment a number of hours ago. */
export function hoursAgo(now: Date, hours: number): Date {
  return new Date(now.getTime() - hours * hourMs);
}

/** What a name of the demo stands for; a name that stands for nothing is a mistake in the demo. */
export function resolve<T>(things: Map<string, T>, name: string): T {
  const thing = things.get(name);
  if (thing === undefined) throw new Error(`The demo speaks of "${name}", which it does not have.`);
  return thing;
}

/** Records the picture that was drawn under a key, in its place. */
export async function recordPicture(
  { trx, now, pictures }: Pick<DemoWorld, 'trx' | 'now' | 'pictures'>,
  key: string,
  purpose: DB['media']['purpose'],
  ownerId: string | null = null,
): Promise<string> {
  return createMedia(trx, resolve(pictures, key), { ownerId, purpose, isAttached: true, now });
}

/** Calls `write` for a list in portions that fit into one statement. */
export async function inPortions<T>(
  items: readonly T[],
  write: (portion: T[]) => Promise<unknown>,
): Promise<void> {
  const portion = 1_000;
  for (let start = 0; start < items.length; start += portion)
    await write(items.slice(start, start + portion));
}
