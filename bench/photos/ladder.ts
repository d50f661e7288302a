import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { findSharedData } from '../../server/test/shared-data.ts';
import { encodings } from '../../server/src/platform/decoder/encodings.ts';
import type { Measurement } from '../measurement.ts';
import { openDecoderRun, type DecoderRun } from './decoder-run.ts';
import { makePhoto, resizePhoto } from './make-photo.ts';
import { median } from '../median.ts';

const rounds = 5;
const widths = [320, 640, 1080, 1600];
const realPhotos = ['bamboo-forest-france.jpg', 'victor-svistunov-233897-kb.jpg', 'water-lily.jpg'];

/** A photo and all its renditions in CPU time and bytes, the latter beside libvips called for each rendition. */
export async function measureLadder(): Promise<Measurement[]> {
  const folder = await mkdtemp(join(tmpdir(), 'spark-bench-'));
  const run = await openDecoderRun();
  const place = async (name: string, photo: Promise<Buffer>) => {
    const file = join(folder, name);
    await writeFile(file, await photo);
    return file;
  };
  try {
    const made = await measure(run, 'made up', [await place('made-up', makePhoto())]);
    const shared = findSharedData('photos/large');
    if (shared === null) return made;
    const real = [];
    for (const name of realPhotos) real.push(await place(name, resizePhoto(join(shared, name))));
    return [...made, ...(await measure(run, 'real', real))];
  } finally {
    await run.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(run: DecoderRun, name: string, files: string[]): Promise<Measurement[]> {
  const seconds: number[] = [];
  let [ours, alone] = [0, 0];
  for (const file of files) {
    for (let round = 0; round < rounds; round += 1) {
      const cost = await run.render(file);
      if (cost.bytes === null) throw new Error(`${file} was refused.`);
      if (cost.cpuSeconds !== null) seconds.push(cost.cpuSeconds);
      if (round === 0) ours += cost.bytes;
    }
    alone += await ladderBytes(file);
  }
  const bytes: Measurement = {
    name: `bytes of its ladder (${name})`,
    value: ours / files.length / 1_000,
    unit: 'kB',
    reference: { name: 'libvips for each', value: alone / files.length / 1_000 },
    target: { ratioAtMost: 1.05 },
  };
  if (seconds.length === 0) return [bytes];
  const what = `a 12-megapixel photo and its ladder (${name})`;
  return [{ name: what, value: median(seconds), unit: 's of CPU', target: { atMost: 4 } }, bytes];
}

/** The same renditions at the same settings, each made by a call of its own from the file. */
async function ladderBytes(file: string): Promise<number> {
  let bytes = 0;
  for (const width of widths) {
    const picture = () => sharp(file).autoOrient().resize({ width });
    for (const encoded of [
      picture().avif(encodings.avif),
      picture().webp(encodings.webp),
      picture().jpeg(encodings.jpeg),
    ]) {
      bytes += (await encoded.toBuffer()).byteLength;
    }
  }
  return bytes;
}
