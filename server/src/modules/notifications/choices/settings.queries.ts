import { chosenTypes, type Channels, type ChosenType } from '@spark/contract';
import type { Db } from '../../../platform/db/index.ts';
import { defaultChannels } from '../notification-types.policy.ts';
import type { QuietHours } from './local-time.ts';

/** When a person is told. */
export interface Timing {
  mailRhythm: 'once' | 'daily';
  digestHour: number;
  timeZone: string;
  quiet: QuietHours | null;
}

/** How everybody is told who said nothing else. */
const defaultTiming: Timing = { mailRhythm: 'daily', digestHour: 8, timeZone: 'UTC', quiet: null };

/** When a person is told. */
export async function findTiming(db: Db, userId: string): Promise<Timing> {
  const row = await db
    .selectFrom('notification_settings')
    .select(['mail_rhythm', 'digest_hour', 'time_zone', 'quiet_from', 'quiet_until'])
    .where('user_id', '=', userId)
    .executeTakeFirst();
  if (row === undefined) return defaultTiming;
  const { quiet_from: from, quiet_until: until, time_zone: timeZone } = row;
  return {
    mailRhythm: row.mail_rhythm,
    digestHour: row.digest_hour,
    timeZone,
    quiet: from === null || until === null ? null : { from, until, timeZone },
  };
}

/** How a person is told of each kind of thing. */
export async function loadChoices(db: Db, userId: string): Promise<Record<ChosenType, Channels>> {
  const rows = await db
    .selectFrom('notification_choices')
    .select(['type', 'app', 'push', 'mail'])
    .where('user_id', '=', userId)
    .execute();
  const chosen = new Map(rows.map(({ type, ...channels }) => [type, channels]));
  // A record of exactly these kinds, built from their list.
  return Object.fromEntries(
    chosenTypes.map((type) => [type, chosen.get(type) ?? defaultChannels(type)]),
  ) as Record<ChosenType, Channels>;
}
