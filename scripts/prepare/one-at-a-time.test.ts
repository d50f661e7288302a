import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

const checkout = fileURLToPath(new URL('../..', import.meta.url));

/** A checkout that has nothing but what keeps starts apart, so that nobody else's lock is touched. */
async function makeCheckout(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'spark-prepares-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const file of ['scripts/prepare/one-at-a-time.mjs', 'server/bin/pinned-node.mjs']) {
    await mkdir(join(folder, file, '..'), { recursive: true });
    await cp(join(checkout, file), join(folder, file));
  }
  return folder;
}

function prepare(folder: string, timeout: number): Promise<string> {
  const program = `
    import { oneAtATime } from ${JSON.stringify(join(folder, 'scripts/prepare/one-at-a-time.mjs'))};
    await oneAtATime(async () => console.log('prepared'));`;
  return new Promise((resolve) => {
    execFile(process.execPath, ['--input-type=module', '--eval', program], { timeout }, (_error, out) =>
      resolve(out),
    );
  });
}

test.each([
  // A start that was killed, whose number another program has by now: here, ourselves.
  ['whose number is somebody else’s', `${process.pid} 1`],
  ['that an earlier Spark left', String(process.pid)],
  ['that is cut', ''],
])('a lock %s keeps nobody waiting', async (_what, left) => {
  const folder = await makeCheckout();
  await writeFile(join(folder, '.preparing'), left);
  expect(await prepare(folder, 20_000)).toBe('prepared\n');
});
