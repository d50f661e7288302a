import { Type, type Static } from 'typebox';
import { Id, Nullable, Shape } from './primitives.ts';
import { route } from './route.ts';

/** One rendition of a picture. */
export const PictureVariant = Shape({
  url: Type.String(),
  width: Type.Integer(),
  format: Type.Enum(['avif', 'webp', 'jpeg']),
});

/** A stored picture: `url` is a rendition every browser can show, `thumbhash` (base64) reserves its look while it loads. */
export const Picture = Shape({
  url: Type.String(),
  width: Type.Integer(),
  height: Type.Integer(),
  thumbhash: Nullable(Type.String()),
  color: Nullable(Type.String()),
  variants: Type.Array(PictureVariant),
});
export type Picture = Static<typeof Picture>;

/** A picture just uploaded, ready to be put into a post by its id. */
export const UploadedMedia = Shape({ id: Id, ...Picture.properties });
export type UploadedMedia = Static<typeof UploadedMedia>;

export const mediaRoutes = {
  uploadMedia: route({
    id: 'uploadMedia',
    method: 'POST',
    path: '/media',
    summary: 'Upload one photo (multipart field `file`)',
    section: 'Media',
    caller: 'user',
    action: 'media.upload',
    creates: true,
    upload: true,
    status: 201,
    response: UploadedMedia,
  }),
};
