import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findSharedData } from '../../server/test/shared-data.ts';
import { loadSteadily } from '../load.ts';
import type { Measurement } from '../measurement.ts';
import type { Spark } from '../with-spark.ts';
import { openDecoderRun } from './decoder-run.ts';
import { feedPage } from './feed-page.ts';
import { inTurn } from './in-turn.ts';
import { signIn } from './member.ts';

/** Every hostile file, for the memory it takes and for what others notice. */
export async function measureHostileFiles({ url }: Spark): Promise<Measurement[]> {
  const folder = findSharedData('bad-input/images');
  if (folder === null) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const run = await openDecoderRun();
  let worst = { file: '', peakMb: 0 };
  for (const file of files) {
    const { peakMb } = await run.render(file);
    if (peakMb !== null && peakMb > worst.peakMb) worst = { file, peakMb };
  }
  await run.close();
  const member = await signIn(url);
  const uploads = inTurn(files.length, async (index) => member.upload(await readFile(files[index] ?? '')));
  const meanwhile = await loadSteadily(url, feedPage, uploads);
  return [
    {
      name: `most memory over ${files.length} hostile files (${worst.file.slice(folder.length + 1)})`,
      value: worst.peakMb,
      unit: 'MB',
      target: { atMost: 400 },
    },
    {
      name: `slowest feed page while they are uploaded (${meanwhile.refused} refused)`,
      value: meanwhile.maxMs,
      unit: 'ms',
      p99Ms: meanwhile.p99Ms,
      target: { atMost: 500 },
    },
  ];
}
