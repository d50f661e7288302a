import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from './load.ts';
import type { Measurement } from './measurement.ts';
import { bareServer } from './references.ts';
import type { Spark } from './with-spark.ts';

/** A shop with some 7,000 photos, a file for each width and format. */
const fileCount = 100_000;

/** One picture of a shop that has many, beside a bare server that sends as many bytes from memory. */
export async function benchPictures({ url, dataDir }: Spark): Promise<Measurement[]> {
  const folder = join(dataDir, 'media');
  const [picture] = (await readdir(folder)).filter((name) => name.endsWith('.webp'));
  if (picture === undefined) throw new Error('The demo has no pictures.');
  const others = Array.from({ length: fileCount }, (_, index) => join(folder, `bench${index}.webp`));
  try {
    for (const other of others) await writeFile(other, '');
    const path = `/media/${picture}`;
    const bytes = await fetch(url + path).then((response) => response.arrayBuffer());
    const ours = await load(url, [path]);
    const bare = await bareServer('.'.repeat(bytes.byteLength));
    return [
      {
        name: `a picture among ${fileCount.toLocaleString('en')} files (${Math.round(bytes.byteLength / 1_000)} kB)`,
        value: ours.perSecond,
        unit: 'a second',
        p50Ms: ours.p50Ms,
        p99Ms: ours.p99Ms,
        reference: { name: 'bare Fastify', value: bare.perSecond },
      },
    ];
  } finally {
    for (const other of others) await rm(other, { force: true });
  }
}
