import type { Channels, ChosenType, Me, NotificationSettingsChange } from '@spark/contract';
import { chosenTypes } from '@spark/contract';
import type { Db, Trx } from '../../../platform/db/index.ts';
import { invalid } from '../../../platform/http/index.ts';
import { say } from '../../../platform/sentences/index.ts';
import { lockAccount } from '../../accounts/index.ts';
import { choiceGroups } from '../notification-types.policy.ts';
import { isTimeZone, nextMinuteOfDay } from './local-time.ts';
import { findTiming, loadChoices, type Timing } from './settings.queries.ts';

/** Changes what a person is told about, how and when. Throws `validation_failed` for a time zone there is not. */
export async function changeSettings(
  trx: Trx,
  userId: string,
  change: NotificationSettingsChange,
  now: Date,
): Promise<void> {
  await lockAccount(trx, userId);
  await changeChoices(trx, userId, change.choices ?? {});
  await storeTiming(trx, userId, changedTiming(await findTiming(trx, userId), change), now);
}

/** Switches the kinds of one or both groups on, in the app and by push, or off everywhere. */
export async function chooseGroups(
  trx: Trx,
  userId: string,
  groups: Partial<Me['notifications']>,
  now: Date,
): Promise<void> {
  const choices: NotificationSettingsChange['choices'] = {};
  for (const name of ['postActivity', 'commentReplies'] as const) {
    const isOn = groups[name];
    if (isOn === undefined) continue;
    for (const type of choiceGroups[name]) {
      choices[type] = isOn ? { app: true, push: true } : { app: false, push: false, mail: false };
    }
  }
  await changeSettings(trx, userId, { choices }, now);
}

/** Which of the groups a person hears of. */
export async function readGroups(db: Db, userId: string): Promise<Me['notifications']> {
  const choices = await loadChoices(db, userId);
  const isOn = (types: readonly ChosenType[]) =>
    types.some((type) => choices[type].app || choices[type].push || choices[type].mail);
  return { postActivity: isOn(choiceGroups.postActivity), commentReplies: isOn(choiceGroups.commentReplies) };
}

/** Ends letters of one kind, or all. */
export async function endLetters(trx: Trx, userId: string, type: ChosenType | null): Promise<void> {
  // Settings that are changed at the same moment are waited for.
  await lockAccount(trx, userId);
  await trx
    .updateTable('notification_choices')
    .set({ mail: false })
    .where('user_id', '=', userId)
    .$if(type !== null, (query) => query.where('type', '=', type ?? 'mentioned'))
    .execute();
  await takeOutOfLetters(trx, userId, type === null ? chosenTypes : [type]);
}

/** What waits for a letter of kinds that are not wanted by letter any more is written in none. */
async function takeOutOfLetters(trx: Trx, userId: string, types: readonly ChosenType[]): Promise<void> {
  if (types.length === 0) return;
  await trx
    .updateTable('notifications')
    .set({ to_mail: false })
    .where('id', 'in', (query) =>
      query
        .selectFrom('notifications')
        .select('id')
        .where('user_id', '=', userId)
        .where('to_mail', '=', true)
        .where('read_at', 'is', null)
        .where('type', 'in', types)
        // The order in which they are written, so that nobody waits for one who waits for them.
        .orderBy('type')
        .orderBy('thing')
        .forUpdate(),
    )
    .execute();
}

async function changeChoices(
  trx: Trx,
  userId: string,
  changes: Partial<Record<ChosenType, Partial<Channels>>>,
): Promise<void> {
  const before = await loadChoices(trx, userId);
  const rows = chosenTypes.flatMap((type) => {
    const change = changes[type];
    return change === undefined ? [] : { user_id: userId, type, ...before[type], ...change };
  });
  if (rows.length === 0) return;
  await trx
    .insertInto('notification_choices')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['user_id', 'type']).doUpdateSet(({ ref }) => ({
        app: ref('excluded.app'),
        push: ref('excluded.push'),
        mail: ref('excluded.mail'),
      })),
    )
    .execute();
  await takeOutOfLetters(
    trx,
    userId,
    rows.filter(({ mail }) => !mail).map(({ type }) => type),
  );
}

function changedTiming(before: Timing, change: NotificationSettingsChange): Timing {
  const timeZone = change.timeZone ?? before.timeZone;
  if (!isTimeZone(timeZone)) {
    throw invalid({
      path: '/timeZone',
      message: say`There is no such time zone. Choose one of the list, such as Europe/Berlin.`,
    });
  }
  const quiet =
    change.quietHours === undefined
      ? before.quiet
      : change.quietHours && {
          from: minutesOf(change.quietHours.from),
          until: minutesOf(change.quietHours.until),
        };
  if (quiet?.from === quiet?.until && quiet !== null) {
    throw invalid({
      path: '/quietHours/until',
      message: say`Quiet hours need two different times.`,
    });
  }
  return {
    mailRhythm: change.mailRhythm ?? before.mailRhythm,
    digestHour: change.digestHour ?? before.digestHour,
    timeZone,
    quiet: quiet && { ...quiet, timeZone },
  };
}

async function storeTiming(trx: Trx, userId: string, timing: Timing, now: Date): Promise<void> {
  const values = {
    mail_rhythm: timing.mailRhythm,
    digest_hour: timing.digestHour,
    time_zone: timing.timeZone,
    quiet_from: timing.quiet?.from ?? null,
    quiet_until: timing.quiet?.until ?? null,
    digest_due_at: nextDigest(timing, now),
  };
  await trx
    .insertInto('notification_settings')
    .values({ user_id: userId, ...values })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(values))
    .execute();
}

/** When the next digest is due; `null` for whoever wants letters at once. */
export function nextDigest({ mailRhythm, digestHour, timeZone }: Timing, now: Date): Date | null {
  return mailRhythm === 'daily' ? nextMinuteOfDay(now, digestHour * 60, timeZone) : null;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
