import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { reviewsCommand } from './reviews.ts';

test('a file that cannot be read is told before anything is begun', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'spark-reviews-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const file of [folder, join(folder, 'none.csv')]) {
    const run = reviewsCommand().parseAsync(['import', file], { from: 'user' });
    await expect(run).rejects.toMatchObject({ name: 'CommandError', message: `${file} cannot be read.` });
  }
});
