import sharp from 'sharp';
import type { Canvas } from './canvas.ts';
import { seededRandom } from './random.ts';

const noise = makeNoise();
const red = filmCurve(1.012, 9);
const green = filmCurve(1, 7);
const blue = filmCurve(0.972, 8);

/** Gives a picture the look of a printed photo (soft blacks, warm light, darker corners, fine grain) and writes a JPEG. */
export async function finishPhoto({ width, height, pixels }: Canvas): Promise<Buffer> {
  const across = edgeDarkness(width);
  const down = edgeDarkness(height);
  const print = Buffer.allocUnsafe(width * height * 3);
  for (let y = 0, at = 0, to = 0; y < height; y++) {
    const rowDark = down[y] ?? 1;
    const row = (y * 7919) & 16383;
    for (let x = 0; x < width; x++, at += 4, to += 3) {
      const light = rowDark * (across[x] ?? 1);
      const grain = noise[(x * 5 + row) & 16383] ?? 0;
      // A byte takes values modulo 256; the curves stop 8 short of white, so grain cannot overflow.
      print[to] = (red[pixels[at] ?? 0] ?? 0) * light + grain;
      print[to + 1] = (green[pixels[at + 1] ?? 0] ?? 0) * light + grain;
      print[to + 2] = (blue[pixels[at + 2] ?? 0] ?? 0) * light + grain;
    }
  }
  return sharp(print, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 85 })
    .toBuffer();
}

function filmCurve(gain: number, lift: number): Float32Array {
  return Float32Array.from({ length: 256 }, (_, value) =>
    Math.min(247, lift + (value * gain * (250 - lift)) / 255),
  );
}

function edgeDarkness(length: number): Float32Array {
  return Float32Array.from({ length }, (_, at) => 1 - 0.05 * Math.abs((at / length) * 2 - 1) ** 3);
}

function makeNoise(): Float32Array {
  const random = seededRandom('grain');
  return Float32Array.from({ length: 16384 }, () => (random() + random() + random() - 1.5) * 4.6);
}
