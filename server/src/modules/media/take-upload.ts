import type { UploadedMedia, UploadPurpose } from '@spark/contract';
import type { Trx } from '../../platform/db/index.ts';
import type { Services } from '../../platform/services.ts';
import { hashFile } from './content-hash.ts';
import { createMedia } from './create-media.ts';
import { explainRefusal } from './explain-refusal.ts';
import { keepFiles } from './keep-files.ts';
import { uploadedMediaView } from './media.view.ts';
import { enqueueRendering } from './render-photo.ts';

/** Runs the transaction that records an upload; the content stands for what was sent. */
export type RecordUpload = (
  record: (trx: Trx) => Promise<UploadedMedia>,
  contentHash: string,
) => Promise<UploadedMedia>;

/**
 * Looks at a file that arrived whole in the vault and puts it among a person's unused photos, with renditions that show
 * it at once; the others follow by a job. Throws `unsupported_media`, `too_large` or `storage_full`; the file is then
 * still there.
 */
export async function takeUpload(
  { store, vault, decoder }: Pick<Services, 'store' | 'vault' | 'decoder'>,
  { id, ownerId, purpose, now }: { id: string; ownerId: string; purpose: UploadPurpose; now: Date },
  runRecord: RecordUpload,
): Promise<UploadedMedia> {
  const file = vault.pathOf(id);
  try {
    const contentHash = await hashFile(file);
    return await store.withBench(async (folder) => {
      const picture = await decoder.render({ file, folder, edit: null, ladder: 'first' });
      return runRecord(async (trx) => {
        const kept = await keepFiles(trx, store, { contentHash, picture });
        const facts = { id, ownerId, purpose, state: 'processing', originalKey: id } as const;
        await createMedia(trx, kept, { ...facts, isAttached: false, now });
        await enqueueRendering(trx, id);
        return uploadedMediaView({ id, state: 'processing', failure: null, edit: null, ...kept });
      }, contentHash);
    });
  } catch (error) {
    throw explainRefusal(error);
  }
}
