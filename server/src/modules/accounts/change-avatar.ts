import { recordChanges } from '../../platform/changes/index.ts';
import type { Trx } from '../../platform/db/index.ts';
import { invalid } from '../../platform/http/index.ts';
import { say } from '../../platform/sentences/index.ts';
import { attachMedia, releaseMedia } from '../media/index.ts';
import { lockAccount } from './accounts.queries.ts';

/** Tells that the picture somebody is shown by has all its renditions now. */
export async function settleAvatar(trx: Trx, mediaId: string): Promise<void> {
  const shown = await trx.selectFrom('users').select('id').where('avatar_media_id', '=', mediaId).execute();
  await recordChanges(
    trx,
    shown.map(({ id }) => ({ topic: 'person', subject: id })),
  );
}

/**
 * Shows a person by an upload of their own, or by no picture; the one before is handed back. Throws `validation_failed`
 * when the upload is not theirs to use.
 */
export async function changeAvatar(
  trx: Trx,
  { userId, mediaId, now }: { userId: string; mediaId: string | null; now: Date },
): Promise<void> {
  await lockAccount(trx, userId);
  const { avatar_media_id: before } = await trx
    .selectFrom('users')
    .select('avatar_media_id')
    .where('id', '=', userId)
    .executeTakeFirstOrThrow();
  if (before === mediaId) return;
  if (mediaId !== null) {
    const taken = await attachMedia(trx, { ids: [mediaId], ownerId: userId, purpose: 'avatar', now });
    if (taken.length === 0) {
      const message = say`This picture is not among your unused photos. Upload it once more.`;
      throw invalid({ path: '/avatarMediaId', message });
    }
  }
  await trx
    .updateTable('users')
    .set({ avatar_media_id: mediaId, updated_at: now })
    .where('id', '=', userId)
    .execute();
  if (before !== null) await releaseMedia(trx, [before]);
  await recordChanges(trx, [{ topic: 'person', subject: userId }]);
}
