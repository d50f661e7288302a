import sharp from 'sharp';

/** A picture of the given size whose left half is red and whose right half is blue. */
export async function paintPicture(
  format: 'jpeg' | 'png' | 'webp' | 'avif' | 'gif',
  { width = 40, height = 20 } = {},
): Promise<Buffer> {
  return halves(width, height).toFormat(format).toBuffer();
}

/** A JPEG as a phone makes it: lying on its side, with orientation, place and maker in its EXIF. */
export async function paintPhonePicture({ width = 40, height = 20 } = {}): Promise<Buffer> {
  return halves(width, height)
    .jpeg({ quality: 100 })
    .withExif({
      IFD0: { Make: 'SecretMaker', Artist: 'SecretArtist' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '51/1 30/1 0/1',
        GPSLongitudeRef: 'W',
        GPSLongitude: '0/1 7/1 0/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer();
}

/** The multipart body of an upload with its content type. */
export function asUpload(
  bytes: Uint8Array,
  { field = 'file', filename = 'photo.jpg', type = 'image/jpeg' } = {},
): { payload: Buffer; headers: Record<string, string> } {
  const boundary = 'the-boundary-of-this-upload';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${filename}"\r\nContent-Type: ${type}\r\n\r\n`;
  return {
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}

function halves(width: number, height: number) {
  const half = { width: Math.floor(width / 2), height, channels: 3 as const, background: '#0000ff' };
  return sharp({ create: { width, height, channels: 3, background: '#ff0000' } }).composite([
    { input: { create: half }, left: width - half.width, top: 0 },
  ]);
}
