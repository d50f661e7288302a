import sharp from 'sharp';
import type { Canvas } from './canvas.ts';
import { seededRandom } from './random.ts';

// The corners darken in small steps; grain hides the steps.
const darkSteps = 12;
const darkest = 0.1;
const grainLength = 16384;

const grain = makeGrain();
const red = filmCurve(1.012, 9);
const green = filmCurve(1, 7);
const blue = filmCurve(0.972, 8);

/** Gives a picture the look of a printed photo (soft blacks, warm light, darker corners, fine grain) and writes a JPEG. */
export async function finishPhoto({ width, height, pixels }: Canvas): Promise<Buffer> {
  const across = edgeDarkness(width);
  const down = edgeDarkness(height);
  // Every row starts elsewhere in the grain, or it would show as a weave.
  const shift = seededRandom('rows');
  const print = Buffer.allocUnsafe(width * height * 3);
  for (let y = 0, at = 0, to = 0; y < height; y++) {
    const rowDark = down[y] ?? 0;
    const row = Math.floor(shift() * grainLength);
    for (let x = 0; x < width; x++, at += 4, to += 3) {
      const dark = (rowDark + (across[x] ?? 0)) << 8;
      const speck = grain[(x + row) & (grainLength - 1)] ?? 0;
      // The curves keep 8 away from both ends, so that grain never passes them.
      print[to] = (red[dark | (pixels[at] ?? 0)] ?? 0) + speck;
      print[to + 1] = (green[dark | (pixels[at + 1] ?? 0)] ?? 0) + speck;
      print[to + 2] = (blue[dark | (pixels[at + 2] ?? 0)] ?? 0) + speck;
    }
  }
  return sharp(print, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 85 })
    .toBuffer();
}

/** What each value becomes, for each step of darkness. */
function filmCurve(gain: number, lift: number): Uint8Array {
  return Uint8Array.from({ length: (darkSteps * 2 + 1) * 256 }, (_, at) => {
    const light = 1 - ((at >> 8) / (darkSteps * 2)) * darkest;
    const value = (lift + ((at & 255) * gain * (250 - lift)) / 255) * light;
    return Math.max(8, Math.min(247, Math.round(value)));
  });
}

function edgeDarkness(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => Math.round(darkSteps * Math.abs((at / length) * 2 - 1) ** 3));
}

function makeGrain(): Int8Array {
  const random = seededRandom('grain');
  return Int8Array.from({ length: grainLength }, () =>
    Math.round((random() + random() + random() - 1.5) * 4),
  );
}
