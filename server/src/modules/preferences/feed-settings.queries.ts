import type { FeedSettings, InterestSetting, Locale, Tastes } from '@spark/contract';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { nameIn } from '../interests/index.ts';
import type { SettingReader } from './change-feed-settings.ts';

/** Whose settings, and the language interests are named in. */
type NamingReader = SettingReader & { locale: Locale };

/** As much of everything as is usual. */
export const usualTastes: Tastes = { fresh: 1, followed: 1, popular: 1, shoppable: 1 };

/** A person's feed settings as they are now. */
export async function readFeedSettings(db: Db, reader: NamingReader): Promise<FeedSettings> {
  const [rows, kept] = await Promise.all([
    selectSettings(db, reader),
    db
      .selectFrom('feed_tastes')
      .select(['fresh', 'followed', 'popular', 'shoppable', 'languages'])
      .where('user_id', '=', reader.userId)
      .executeTakeFirst(),
  ]);
  const { languages, ...tastes } = kept ?? { ...usualTastes, languages: [] };
  const interests = rows.map(interestSettingView).filter(({ weight }) => weight !== null);
  const isUsual =
    languages.length === 0 &&
    interests.every(
      ({ isChosen, weight, snoozedUntil }) => isChosen && weight === 1 && snoozedUntil === null,
    ) &&
    Object.values(tastes).every((amount) => amount === 1);
  return { interests, tastes, languages, isChanged: !isUsual };
}

/** The settings of some interests, in their order: also of those that are neither chosen nor turned off. */
export async function readInterestSettings(
  db: Db,
  slugs: readonly string[],
  reader: NamingReader,
): Promise<InterestSetting[]> {
  const settings = new Map(
    (await selectSettings(db, reader)).map((row) => [row.slug, interestSettingView(row)]),
  );
  return slugs.flatMap((slug) => settings.get(slug) ?? []);
}

interface SettingRow {
  slug: string;
  name: string;
  is_chosen: boolean;
  weight: number | null;
  snoozed_until: Date | null;
}

/** Every interest as one person has set it: there are some hundred. */
async function selectSettings(db: Db, { userId, locale, now }: NamingReader): Promise<SettingRow[]> {
  return db
    .selectFrom('interests')
    .leftJoin('user_interests as chosen', (join) =>
      join.onRef('chosen.interest_id', '=', 'interests.id').on('chosen.user_id', '=', userId),
    )
    .leftJoin('interest_weights as kept', (join) =>
      join.onRef('kept.interest_id', '=', 'interests.id').on('kept.user_id', '=', userId),
    )
    .select([
      'interests.slug',
      nameIn(locale).as('name'),
      'kept.weight',
      sql<boolean>`chosen.user_id is not null`.as('is_chosen'),
      sql<Date | null>`case when kept.snoozed_until > ${now} then kept.snoozed_until end`.as('snoozed_until'),
    ])
    .orderBy('interests.position')
    .orderBy('interests.name')
    .execute();
}

function interestSettingView(row: SettingRow): InterestSetting {
  const isRefused = row.weight === 0 || row.snoozed_until !== null;
  return {
    slug: row.slug,
    name: row.name,
    isChosen: row.is_chosen,
    // Turned up once and no longer chosen: it counts no more.
    weight: row.is_chosen ? (row.weight ?? 1) : isRefused ? 0 : null,
    snoozedUntil: row.snoozed_until?.toISOString() ?? null,
  };
}
