/**
 * How renditions are encoded. Measured in docs/decisions/photos.md: the last tenth of the bytes would cost ten times the
 * work.
 */
export const encodings = {
  avif: { quality: 60, effort: 0, chromaSubsampling: '4:2:0' },
  webp: { quality: 80, effort: 2 },
  quickWebp: { quality: 80, effort: 1 },
  jpeg: { quality: 80, progressive: true, mozjpeg: false },
} as const;
