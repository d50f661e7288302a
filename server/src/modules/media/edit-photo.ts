import type { PhotoEdit, UploadedMedia } from '@spark/contract';
import { invalid, notFound, ProblemError } from '../../platform/http/index.ts';
import type { Services } from '../../platform/services.ts';
import { say } from '../../platform/sentences/index.ts';
import { hashFile } from './content-hash.ts';
import { looksOf } from './create-media.ts';
import { explainRefusal } from './explain-refusal.ts';
import { keepFiles, removeUnusedFiles } from './keep-files.ts';
import { uploadedMediaView } from './media.view.ts';
import { enqueueRendering } from './render-photo.ts';

const minSidePx = 64;
// What counting in fractions loses.
const tolerance = 1e-9;

/**
 * Turns and cuts a photo, counted from the file as it was uploaded, until it is part of something. Its small renditions
 * are there at once, the others follow by a job. Throws `not_found`, `conflict`, `validation_failed` or `storage_full`.
 */
export async function editPhoto(
  services: Pick<Services, 'db' | 'store' | 'vault' | 'decoder'>,
  { id, ownerId, edit: wanted }: { id: string; ownerId: string; edit: PhotoEdit },
): Promise<UploadedMedia> {
  const { db, store, vault, decoder } = services;
  const edit = normalize(wanted);
  const photo = await findEditable(db, { id, ownerId });
  const file = vault.pathOf(photo.original_key);
  try {
    const contentHash = await hashFile(file, edit);
    return await store.withBench(async (folder) => {
      const picture = await decoder.render({ file, folder, edit, ladder: 'first' });
      if (edit?.crop && Math.min(picture.width, picture.height) < minSidePx) throw tooSmall();
      const view = await db.transaction().execute(async (trx) => {
        const { content_hash: before } = await findEditable(trx, { id, ownerId });
        if (before === contentHash) return null;
        const kept = await keepFiles(trx, store, { contentHash, picture });
        await trx
          .updateTable('media')
          .set({
            state: 'processing',
            failure: null,
            edit: edit === null ? null : JSON.stringify(edit),
            ...looksOf(kept),
          })
          .where('id', '=', id)
          .execute();
        await enqueueRendering(trx, id);
        return uploadedMediaView({ id, state: 'processing', failure: null, edit, ...kept });
      });
      await removeUnusedFiles(
        services,
        photo.variants.map(({ key }) => key),
      );
      return view ?? uploadedMediaView(await findEditable(db, { id, ownerId }));
    });
  } catch (error) {
    throw explainRefusal(error);
  }
}

async function findEditable(db: Services['db'], { id, ownerId }: { id: string; ownerId: string }) {
  const photo = await db
    .selectFrom('media')
    .select(['id', 'state', 'failure', 'edit', 'width', 'height', 'thumbhash', 'color', 'variants'])
    .select(['attached_at', 'original_key', 'content_hash'])
    .where('id', '=', id)
    .where('owner_id', '=', ownerId)
    .where('released_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (photo === undefined) throw notFound('photo');
  const { original_key } = photo;
  if (photo.attached_at !== null || original_key === null) {
    throw new ProblemError('conflict', say`This photo is part of something already and stays as it is.`);
  }
  return { ...photo, original_key };
}

/** No edit at all where nothing is turned or cut. Throws `validation_failed` for a cut that leaves the photo. */
function normalize({ rotate, crop }: PhotoEdit): PhotoEdit | null {
  if (crop !== null && (crop.x + crop.width > 1 + tolerance || crop.y + crop.height > 1 + tolerance)) {
    throw invalid({ path: '/crop', message: say`The part to keep reaches beyond the photo.` });
  }
  const isWhole = crop === null || (crop.width === 1 && crop.height === 1);
  return rotate === 0 && isWhole ? null : { rotate, crop: isWhole ? null : crop };
}

function tooSmall(): ProblemError {
  return invalid({
    path: '/crop',
    message: say`The part to keep is too small: it needs at least ${minSidePx} pixels on each side.`,
  });
}
