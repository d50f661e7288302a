import { recordChanges } from '../../platform/changes/index.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { invalid } from '../../platform/http/index.ts';
import { changeAvatar } from './change-avatar.ts';
import { changeHandle, handleTaken } from './change-handle.ts';
import { refuseName, tidyName } from './names/name.policy.ts';

/** What a person may change about their account; absent fields stay as they are. */
export interface AccountChanges {
  name?: string;
  handle?: string;
  bio?: string;
  locale?: string;
  /** An unused upload of their own; `null` takes the picture away. */
  avatarMediaId?: string | null;
}

const uniqueViolation = '23505';

/**
 * Changes an account. Throws what `changeHandle` does, and `validation_failed` when the picture is not theirs or the name looks
 * like another.
 */
export async function updateAccount(
  db: Db,
  userId: string,
  changes: AccountChanges,
  now: Date,
): Promise<void> {
  const { name, handle, avatarMediaId } = changes;
  try {
    await db.transaction().execute(async (trx) => {
      if (name !== undefined) await checkName(trx, userId, tidyName(name));
      if (handle !== undefined) await changeHandle(trx, { userId, handle, now });
      if (avatarMediaId !== undefined) await changeAvatar(trx, { userId, mediaId: avatarMediaId, now });
      await trx.updateTable('users').set(columnsOf(changes, now)).where('id', '=', userId).execute();
      await recordChanges(trx, [
        { topic: 'person', subject: userId },
        { topic: 'reader', subject: userId },
      ]);
    });
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === uniqueViolation;
    if (handle !== undefined && isTaken) throw handleTaken(handle, error);
    throw error;
  }
}

/** A name that stays as it is stays, whatever was thought of it when it was given. */
async function checkName(trx: Trx, userId: string, name: string): Promise<void> {
  const user = await trx
    .selectFrom('users')
    .select(['name', 'roles'])
    .where('id', '=', userId)
    .executeTakeFirstOrThrow();
  const refusal = user.name === name ? null : refuseName(name, { isStaff: user.roles.length > 0 });
  if (refusal !== null) throw invalid({ path: '/name', message: refusal });
}

function columnsOf({ name, bio, locale }: AccountChanges, now: Date) {
  return {
    updated_at: now,
    ...(name === undefined ? {} : { name: tidyName(name) }),
    ...(bio === undefined ? {} : { bio: bio.trim() }),
    ...(locale === undefined ? {} : { locale }),
  };
}
