/** One stored rendition of a picture, as kept in `media.variants`; `key` is its name in the media store. */
export interface StoredVariant {
  key: string;
  width: number;
  format: 'avif' | 'webp' | 'jpeg';
  bytes: number;
}
