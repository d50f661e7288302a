import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { once } from 'node:events';
import type { Measurement } from './measurement.ts';
import { benchDataDir, sparkProgram } from './with-spark.ts';

/** `SPARK_BENCH_ROWS=1000000` measures what a large marketplace brings. */
const rows = Number(process.env['SPARK_BENCH_ROWS'] ?? 100_000);
const memorySampleMs = 100;

/** Imports a made-up Google Merchant feed into an empty catalogue. */
export async function benchImport(): Promise<Measurement[]> {
  const dataDir = benchDataDir('import');
  await rm(dataDir, { recursive: true, force: true });
  await mkdir(dataDir, { recursive: true });
  const feed = join(dataDir, 'feed.tsv');
  await writeFeed(feed);
  const first = await runImport(dataDir, feed);
  const again = await runImport(dataDir, feed);
  return [
    { name: `import of ${rows} new products`, value: rows / first.seconds, unit: 'rows a second' },
    { name: 'the same feed again', value: rows / again.seconds, unit: 'rows a second' },
    { name: 'memory while importing', value: Math.max(first.peakMb, again.peakMb), unit: 'MB at most' },
  ];
}

async function writeFeed(path: string): Promise<void> {
  const file = createWriteStream(path);
  const columns = [
    'id',
    'title',
    'description',
    'link',
    'image_link',
    'availability',
    'price',
    'brand',
    'product_type',
  ];
  file.write(`${columns.join('\t')}\n`);
  for (let row = 0; row < rows; row++) {
    const link = `https://shop.example/products/${row}`;
    const line = [
      `sku-${row}`,
      `Thing number ${row} for a bright kitchen`,
      `A plain description of thing ${row}, as long as descriptions tend to be in feeds of real shops.`,
      link,
      `${link}.jpg`,
      row % 9 === 0 ? 'out of stock' : 'in_stock',
      `${(5 + (row % 200)).toFixed(2)} USD`,
      `Brand ${row % 50}`,
      `Home > Kitchen > Shelf ${row % 40}`,
    ];
    if (!file.write(`${line.join('\t')}\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}

async function runImport(dataDir: string, feed: string): Promise<{ seconds: number; peakMb: number }> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [...sparkProgram, 'catalog', 'import', feed, '--json'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, SPARK_DATA_DIR: dataDir, LOG_LEVEL: 'error' },
  });
  let peakMb = 0;
  const sampling = setInterval(async () => {
    peakMb = Math.max(peakMb, await peakMemoryMb(child.pid));
  }, memorySampleMs);
  const [code] = await once(child, 'exit');
  clearInterval(sampling);
  if (code !== 0) throw new Error(`The import ended with ${code}.`);
  return { seconds: (performance.now() - startedAt) / 1_000, peakMb };
}

/** The most memory a process has held so far; 0 where the system does not tell. */
async function peakMemoryMb(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1_024;
}
