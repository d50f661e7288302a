import { notFound, ProblemError } from '../../../platform/http/index.ts';
import { say } from '../../../platform/sentences/index.ts';
import { releaseMedia } from '../release-media.ts';
import type { UploadServices } from './finish-upload.ts';
import { deleteArrival, findArrival } from './uploads.queries.ts';

/** Takes an upload back, and the photo it became unless that is part of something. Throws `not_found` or `conflict`. */
export async function removeUpload(
  { db, vault }: Pick<UploadServices, 'db' | 'vault'>,
  { id, ownerId }: { id: string; ownerId: string },
): Promise<void> {
  const arrival = await findArrival(db, { id, ownerId });
  if (arrival === undefined) throw notFound('upload');
  await db.transaction().execute(async (trx) => {
    const photo = await trx
      .selectFrom('media')
      .select('attached_at')
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (photo !== undefined && photo.attached_at !== null) {
      throw new ProblemError('conflict', say`This photo is part of a post already. Remove it there.`);
    }
    await releaseMedia(trx, [id]);
    await deleteArrival(trx, id);
  });
  if (!arrival.is_finished) await vault.remove(id);
}
