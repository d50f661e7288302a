import sharp from 'sharp';

/** The size most phones take photos in. */
export const photoSize = { width: 4_000, height: 3_000 };

// From the large shapes of a scene to the grain of a sensor: width of the noise, how strong it is, how it is enlarged.
const layers = [
  { width: 8, sigma: 60, blend: 'over' },
  { width: 128, sigma: 45, blend: 'soft-light' },
  { width: 1_000, sigma: 30, blend: 'soft-light' },
  { width: 4_000, sigma: 14, blend: 'soft-light' },
] as const;
const jpegQuality = 92;

/** A JPEG of 12 megapixels like those of a phone: shapes, texture and grain, some megabytes. No two are the same. */
export async function makePhoto(): Promise<Buffer> {
  const [ground, ...others] = await Promise.all(layers.map(paintLayer));
  return sharp(ground?.input, { raw: { ...photoSize, channels: 3 } })
    .composite(others)
    .jpeg({ quality: jpegQuality })
    .toBuffer();
}

/** A real photograph brought to the same size. */
export async function resizePhoto(file: string): Promise<Buffer> {
  return sharp(file)
    .autoOrient()
    .resize({ ...photoSize, fit: 'cover' })
    .jpeg({ quality: jpegQuality })
    .toBuffer();
}

async function paintLayer({ width, sigma, blend }: (typeof layers)[number]) {
  const height = (width * photoSize.height) / photoSize.width;
  const noise = { type: 'gaussian', mean: 128, sigma } as const;
  const input = await sharp({
    create: { width, height, channels: 3, background: '#808080', noise },
    // Our own picture, larger than a stranger's may be.
    limitInputPixels: false,
  })
    .resize({ ...photoSize, kernel: 'cubic' })
    .raw()
    .toBuffer();
  return { input, blend, raw: { ...photoSize, channels: 3 as const } };
}
