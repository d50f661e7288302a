import { pageLocale } from '#page-language';
import type { Notification } from '@spark/contract';

/** What happened on one day, newest first. */
export interface DayOfNotifications {
  /** Today, yesterday, or the day. */
  title: string;
  items: Notification[];
}

const dayMs = 86_400_000;

/** Puts notifications, newest first, under the days they happened on, where the reader is. */
export function groupByDay(
  items: readonly Notification[],
  { now, timeZone }: { now: Date; timeZone: string },
): DayOfNotifications[] {
  const key = new Intl.DateTimeFormat('en-CA', { timeZone });
  const words = new Intl.DateTimeFormat(pageLocale(), {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  });
  const names = new Map([
    [key.format(now), 'Today'],
    [key.format(new Date(now.getTime() - dayMs)), 'Yesterday'],
  ]);
  const days = new Map<string, DayOfNotifications>();
  for (const item of items) {
    const at = new Date(item.createdAt);
    const day = key.format(at);
    const group = days.get(day) ?? { title: names.get(day) ?? words.format(at), items: [] };
    group.items.push(item);
    days.set(day, group);
  }
  return [...days.values()];
}
