import { invalid, ProblemError, type Handlers } from '../../platform/http/index.ts';
import type { Services } from '../../platform/services.ts';
import { uploadMedia } from './upload-media.ts';

/** Answers the calls about media. */
export function mediaHandlers(services: Pick<Services, 'db' | 'store'>): Handlers<'uploadMedia'> {
  return {
    uploadMedia: async ({ request, viewer, now }) => {
      if (!request.isMultipart()) {
        throw new ProblemError(
          'unsupported_media',
          'Send the photo as multipart/form-data in the field "file".',
        );
      }
      const part = await request.file();
      if (part === undefined || part.fieldname !== 'file') {
        throw invalid({ path: '/file', message: 'The photo is missing: send it in the field "file".' });
      }
      return uploadMedia(services, { ownerId: viewer.userId, bytes: await part.toBuffer(), now });
    },
  };
}
