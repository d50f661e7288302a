import type { FastifyRequest } from 'fastify';
import type { Trx } from '../../platform/db/index.ts';
import { invalid, ProblemError, type Handlers } from '../../platform/http/index.ts';
import type { Services } from '../../platform/services.ts';
import { readPicture, uploadMedia } from './upload-media.ts';

/** Answers the calls about media. */
export function mediaHandlers({ store }: Pick<Services, 'store'>): Handlers<'uploadMedia'> {
  return {
    uploadMedia: async ({ request, viewer, now, createOnce }) => {
      // Decoding takes long and can be repeated; only what follows has to happen once.
      const picture = await readPicture(store, await receiveFile(request));
      const create = (trx: Trx) => uploadMedia(trx, { picture, ownerId: viewer.userId, now });
      return createOnce(create, picture.contentHash);
    },
  };
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
