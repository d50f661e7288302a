import { ProblemError } from '../../../platform/http/index.ts';
import type { Services } from '../../../platform/services.ts';
import { takeUpload } from '../take-upload.ts';
import { deleteArrival, findArrival, markFinished } from './uploads.queries.ts';

/** What uploads are received with. */
export type UploadServices = Pick<Services, 'db' | 'store' | 'vault' | 'decoder'>;

/** Makes a photo of an upload whose bytes are all there; a second call at the same time joins the first. */
export type FinishUpload = (upload: { id: string; ownerId: string }) => Promise<void>;

/** A way to finish uploads. What is refused goes at once; after any other trouble it can be tried again. */
export function createFinishUpload(services: UploadServices): FinishUpload {
  const underWay = new Map<string, Promise<void>>();
  return ({ id, ownerId }) => {
    const known = underWay.get(id);
    if (known !== undefined) return known;
    const finishing = finish(services, { id, ownerId }).finally(() => underWay.delete(id));
    underWay.set(id, finishing);
    return finishing;
  };
}

async function finish(services: UploadServices, upload: { id: string; ownerId: string }): Promise<void> {
  const { db, vault } = services;
  if ((await findArrival(db, upload))?.is_finished !== false) return;
  try {
    await takeUpload(services, { ...upload, purpose: 'post', now: new Date() }, (record) =>
      db.transaction().execute(async (trx) => {
        await markFinished(trx, upload.id);
        return record(trx);
      }),
    );
  } catch (error) {
    if (error instanceof ProblemError) {
      await deleteArrival(db, upload.id);
      await vault.remove(upload.id);
    }
    throw error;
  }
}
