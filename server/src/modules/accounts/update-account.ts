import { recordChanges } from '../../platform/changes/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/http/index.ts';
import { changeAvatar } from './change-avatar.ts';

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

/** Changes an account. Throws `conflict` when the handle is taken, `validation_failed` when the picture is not theirs. */
export async function updateAccount(
  db: Db,
  userId: string,
  changes: AccountChanges,
  now: Date,
): Promise<void> {
  const { handle, avatarMediaId } = changes;
  try {
    await db.transaction().execute(async (trx) => {
      if (avatarMediaId !== undefined) await changeAvatar(trx, { userId, mediaId: avatarMediaId, now });
      await trx.updateTable('users').set(columnsOf(changes, now)).where('id', '=', userId).execute();
      await recordChanges(trx, [
        { topic: 'person', subject: userId },
        { topic: 'reader', subject: userId },
      ]);
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === uniqueViolation) {
      throw new ProblemError('conflict', `The handle @${handle} is taken. Choose another one.`, {
        errors: [{ path: '/handle', message: 'This handle is taken.' }],
        cause: error,
      });
    }
    throw error;
  }
}

function columnsOf({ name, handle, bio, locale }: AccountChanges, now: Date) {
  return {
    updated_at: now,
    ...(name === undefined ? {} : { name: name.trim() }),
    ...(handle === undefined ? {} : { handle }),
    ...(bio === undefined ? {} : { bio: bio.trim() }),
    ...(locale === undefined ? {} : { locale }),
  };
}
