import { Type, type Static } from 'typebox';
import { Fraction, Id, Nullable, Shape } from './primitives.ts';
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

/** Where a photo stands: being worked at, whole, or found to be unreadable while it was worked at. */
export const MediaState = Type.Enum(['processing', 'ready', 'failed']);
export type MediaState = Static<typeof MediaState>;

/** The part of a turned photo that is kept, as fractions of its width and height. */
export const Crop = Shape({
  x: Fraction,
  y: Fraction,
  width: Type.Number({ exclusiveMinimum: 0, maximum: 1 }),
  height: Type.Number({ exclusiveMinimum: 0, maximum: 1 }),
});
export type Crop = Static<typeof Crop>;

/** How a photo is shown: turned clockwise by quarters first, then cut. Always counted from the photo as it was uploaded. */
export const PhotoEdit = Shape({ rotate: Type.Enum([0, 90, 180, 270]), crop: Nullable(Crop) });
export type PhotoEdit = Static<typeof PhotoEdit>;

/**
 * A photo of one's own, ready to be put into a post by its id. While it is `processing` it may be used already; its
 * variants are then only the first, small ones. `failure` says why a `failed` one could not be read; `edit` says how the
 * picture shown was made from the photo as it was uploaded.
 */
export const UploadedMedia = Shape({
  id: Id,
  state: MediaState,
  failure: Nullable(Type.String()),
  edit: Nullable(PhotoEdit),
  ...Picture.properties,
});
export type UploadedMedia = Static<typeof UploadedMedia>;

/** Where resumable uploads (tus 1.0) of photos for posts are sent, below the base of the API. */
export const uploadsPath = '/uploads';

/**
 * What a photo is uploaded for. It can become part of that alone; only what was uploaded for a post, which is for members,
 * may be used for a review or for oneself, too.
 */
export const UploadPurpose = Type.Enum(['post', 'review', 'avatar']);
export type UploadPurpose = Static<typeof UploadPurpose>;

const byId = Shape({ id: Id });

export const mediaRoutes = {
  uploadMedia: route({
    id: 'uploadMedia',
    method: 'POST',
    path: '/media',
    summary:
      'Upload one photo whole (multipart field `file`); waits some seconds for its variants. For posts unless `for` says otherwise',
    section: 'Media',
    caller: 'user',
    action: 'media.upload',
    openFor: { query: 'for', values: ['review', 'avatar'] },
    creates: true,
    query: Shape({ for: Type.Optional(UploadPurpose) }),
    upload: true,
    status: 201,
    response: UploadedMedia,
  }),
  getMedia: route({
    id: 'getMedia',
    method: 'GET',
    path: '/media/:id',
    summary: "One of one's own photos; the id of a finished resumable upload is the id of its photo",
    section: 'Media',
    caller: 'user',
    params: byId,
    status: 200,
    response: UploadedMedia,
  }),
  editMedia: route({
    id: 'editMedia',
    method: 'PATCH',
    path: '/media/:id',
    summary: 'Turn and cut a photo that is not part of anything yet',
    section: 'Media',
    caller: 'user',
    params: byId,
    body: PhotoEdit,
    status: 200,
    response: UploadedMedia,
  }),
};
