import { execFile } from 'node:child_process';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { throwaway } from '../../../server/test/throwaway.ts';
import { environmentOf, mainFile, START_LIMIT_MS } from './program.ts';

const run = promisify(execFile);

/** How the pictures of the demo are drawn: as people see them, or small and soon. */
export type DemoPictures = 'whole' | 'sketches';

/** Fills a folder with the demo, in a database that is thrown away after the journeys. */
export async function fillDemo(dataDir: string, pictures: DemoPictures): Promise<void> {
  await drawDemo(dataDir, pictures);
  const settings = Object.entries(throwaway).map(([name, value]) => `${name} = ${value}\n`);
  // Of a setting that is there twice the last counts.
  await appendFile(join(dataDir, 'postgres', 'cluster', 'postgresql.conf'), `\n${settings.join('')}`);
}

/** Copies a folder into another one; PostgreSQL's files keep their owner. */
export async function copyFolder(from: string, to: string): Promise<void> {
  await run('cp', ['-a', `${from}/.`, to]);
}

async function drawDemo(dataDir: string, pictures: DemoPictures): Promise<void> {
  // `npm test` fills a folder with the sketched demo while other checks still run.
  const { SPARK_FILLED_DEMO: filled } = process.env;
  if (pictures === 'sketches' && filled) return copyFolder(filled, dataDir);
  const how = pictures === 'sketches' ? ['--sketches'] : [];
  await run(process.execPath, [mainFile, 'demo', 'load', ...how], {
    env: environmentOf({ SPARK_DATA_DIR: dataDir, SPARK_DEMO: 'on', LOG_LEVEL: 'warn' }),
    timeout: START_LIMIT_MS,
  });
}
