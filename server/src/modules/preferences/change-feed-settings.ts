import { limits, type FeedSettingsChange } from '@spark/contract';
import { sql } from 'kysely';
import { recordChanges } from '../../platform/changes/index.ts';
import type { Trx } from '../../platform/db/index.ts';
import { invalid, type ProblemDetail } from '../../platform/http/index.ts';
import { say } from '../../platform/sentences/index.ts';
import { lockAccount } from '../accounts/index.ts';
import { findInterestIds } from '../interests/index.ts';

/** Whose settings they are, and when. */
export interface SettingReader {
  userId: string;
  now: Date;
}

type InterestChange = NonNullable<FeedSettingsChange['interests']>[number];

const dayMs = 24 * 3_600_000;

/**
 * Changes what is named of a person's feed settings and leaves the rest. Throws `validation_failed` for interests that do
 * not exist or are named twice, and for times to rest until that are over or too far away.
 */
export async function changeFeedSettings(
  trx: Trx,
  { interests = [], tastes = {}, languages }: FeedSettingsChange,
  reader: SettingReader,
): Promise<void> {
  const ids = await checkInterests(trx, interests, reader.now);
  // The same setting changed on two devices at once.
  await lockAccount(trx, reader.userId);
  if (interests.length > 0) await changeInterests(trx, { interests, ids }, reader);
  const changed = { ...tastes, ...(languages === undefined ? {} : { languages }) };
  if (Object.keys(changed).length > 0) {
    await trx
      .insertInto('feed_tastes')
      .values({ user_id: reader.userId, ...changed })
      .onConflict((conflict) => conflict.column('user_id').doUpdateSet(changed))
      .execute();
  }
  await recordChanges(trx, [{ topic: 'reader', subject: reader.userId }]);
}

async function checkInterests(
  trx: Trx,
  interests: readonly InterestChange[],
  now: Date,
): Promise<Map<string, string>> {
  const slugs = interests.map(({ slug }) => slug);
  const ids = await findInterestIds(trx, [...new Set(slugs)]);
  const latest = new Date(now.getTime() + limits.maxSnoozeDays * dayMs);
  const problems = interests.flatMap(({ slug, snoozedUntil }, index): ProblemDetail[] => {
    const path = `/interests/${index}`;
    if (!ids.has(slug))
      return [{ path: `${path}/slug`, message: say`There is no interest named "${slug}".` }];
    if (slugs.indexOf(slug) !== index) {
      return [{ path: `${path}/slug`, message: say`The interest "${slug}" is named twice.` }];
    }
    if (snoozedUntil === undefined || snoozedUntil === null) return [];
    const until = new Date(snoozedUntil);
    if (until <= now) return [{ path: `${path}/snoozedUntil`, message: say`snoozedUntil is already over.` }];
    if (until <= latest) return [];
    const message = say`snoozedUntil may be at most ${limits.maxSnoozeDays} days away; turn the interest off instead.`;
    return [{ path: `${path}/snoozedUntil`, message }];
  });
  const [first, ...rest] = problems;
  if (first !== undefined) throw invalid(first, ...rest);
  return ids;
}

async function changeInterests(
  trx: Trx,
  { interests, ids }: { interests: readonly InterestChange[]; ids: ReadonlyMap<string, string> },
  { userId, now }: SettingReader,
): Promise<void> {
  const rows = interests.map(({ slug, weight, snoozedUntil }) => ({
    id: ids.get(slug) ?? '',
    weight: weight ?? null,
    // A weight of its own wakes an interest that rests.
    snoozed_until: snoozedUntil ?? null,
    sets_snooze: snoozedUntil !== undefined || weight !== undefined,
  }));
  const given = sql<{ id: string }>`json_to_recordset(${JSON.stringify(rows)}::json)
    as given (id uuid, weight real, snoozed_until timestamptz, sets_snooze boolean)`;
  await sql`
    insert into interest_weights as kept (user_id, interest_id, weight, snoozed_until)
    select ${userId}::uuid, given.id, coalesce(given.weight, 1), given.snoozed_until from ${given}
    on conflict (user_id, interest_id) do nothing`.execute(trx);
  await sql`
    update interest_weights as kept
    set weight = coalesce(given.weight, kept.weight),
      snoozed_until = case when given.sets_snooze then given.snoozed_until else kept.snoozed_until end
    from ${given}
    where kept.user_id = ${userId}::uuid and kept.interest_id = given.id`.execute(trx);
  const chosen = interests.filter(({ weight }) => weight !== undefined && weight > 0);
  if (chosen.length === 0) return;
  await trx
    .insertInto('user_interests')
    .values(
      chosen.map(({ slug }) => ({ user_id: userId, interest_id: ids.get(slug) ?? '', created_at: now })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
