import type { UploadedMedia } from '@spark/contract';
import type { FastifyRequest } from 'fastify';
import type { Db, Trx } from '../../platform/db/index.ts';
import { invalid, notFound, ProblemError, type Handlers } from '../../platform/http/index.ts';
import type { Services } from '../../platform/services.ts';
import { findUploads } from './media.queries.ts';
import { uploadedMediaView } from './media.view.ts';
import { readPicture, uploadMedia } from './upload-media.ts';

/** Answers the calls about media. */
export function mediaHandlers({
  db,
  store,
}: Pick<Services, 'db' | 'store'>): Handlers<'uploadMedia' | 'getMedia' | 'editMedia'> {
  return {
    getMedia: ({ params, viewer }) => readUpload(db, params.id, viewer.userId),
    editMedia: async ({ params, body, viewer }) => {
      await db
        .updateTable('media')
        .set({ edit: JSON.stringify(body) })
        .where('id', '=', params.id)
        .where('owner_id', '=', viewer.userId)
        .execute();
      return readUpload(db, params.id, viewer.userId);
    },
    uploadMedia: async ({ request, viewer, now, createOnce }) => {
      // Decoding takes long and can be repeated; only what follows has to happen once.
      const picture = await readPicture(store, await receiveFile(request));
      const create = (trx: Trx) => uploadMedia(trx, { picture, ownerId: viewer.userId, now });
      return createOnce(create, picture.contentHash);
    },
  };
}

async function readUpload(db: Db, id: string, ownerId: string): Promise<UploadedMedia> {
  const [row] = await findUploads(db, [id], ownerId);
  if (row === undefined) throw notFound('photo');
  return uploadedMediaView(row);
}

async function receiveFile(request: FastifyRequest): Promise<Uint8Array> {
  if (!request.isMultipart()) {
    throw new ProblemError('unsupported_media', 'Send the photo as multipart/form-data in the field "file".');
  }
  const part = await request.file().catch(explain);
  if (part === undefined || part.fieldname !== 'file') {
    throw invalid({ path: '/file', message: 'The photo is missing: send it in the field "file".' });
  }
  return part.toBuffer().catch(explain);
}

// What the multipart reader refuses by its limits carries a status; all else it meets is a body that makes no sense.
function explain(error: unknown): never {
  if (error instanceof Error && 'statusCode' in error) throw error;
  throw new ProblemError(
    'malformed_request',
    'The upload broke off, or is not written as multipart/form-data.',
    {
      cause: error,
    },
  );
}
