import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';

const file = new URL('pinned-node.mjs', import.meta.url).href;
const patience = { timeout: 60_000 };

/** Takes three seconds to end, and tells how often it was asked to. */
const server = `
  let asked = 0;
  process.on('SIGTERM', () => {
    if (asked++ === 0) setTimeout(() => { console.log('asked', asked); process.exit(0); }, 3_000);
  });
  process.on('message', (word) => {
    console.log('told', word);
    process.exit(0);
  });
  console.log('started');
  setInterval(() => undefined, 1_000);`;

/** What npm starts: the launcher, which does something before, and has the server wait for something. */
function start(before: string, awaited = 'undefined') {
  const launcher = `
    import { runPinnedNode } from ${JSON.stringify(file)};
    ${before}
    process.exitCode = (await runPinnedNode(['-e', ${JSON.stringify(server)}], ${awaited})).code;`;
  const npm = `
    const { spawn } = require('node:child_process');
    const args = ['--input-type=module', '-e', ${JSON.stringify(launcher)}];
    spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
    setInterval(() => undefined, 1_000);`;
  const env = { ...process.env, npm_lifecycle_event: 'start' };
  const child = spawn(process.execPath, ['-e', npm], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const said: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => said.push(text));
  // Whoever still holds the other end is not gone.
  return { npm: child, said: () => said.join(''), allGone: once(child.stdout, 'end') };
}

test('a server that takes its time to end is asked once when npm is gone', async () => {
  const { npm, said, allGone } = start('');
  await expect.poll(said, patience).toBe('started\n');
  npm.kill('SIGKILL');
  await allGone;
  expect(said()).toBe('started\nasked 1\n');
});

test('what begins after npm is gone ends as well', async () => {
  const { npm, said, allGone } = start(`
    const npm = process.ppid;
    console.log('preparing');
    while (process.ppid === npm) await new Promise((resolve) => setTimeout(resolve, 50));`);
  await expect.poll(said, patience).toBe('preparing\n');
  npm.kill('SIGKILL');
  await allGone;
  expect(said()).toBe('preparing\nstarted\nasked 1\n');
});

test('a server is told once what it waits for is done', async () => {
  const { npm, said, allGone } = start('', 'Promise.resolve({ isOk: true })');
  await expect.poll(said, patience).toBe('started\ntold done\n');
  npm.kill('SIGKILL');
  await allGone;
});

test('a server that waits for what fails is asked to stop, once', async () => {
  const { npm, said, allGone } = start(
    `const failed = new Promise((resolve) => setTimeout(resolve, 1_000, { isOk: false }));`,
    'failed',
  );
  await expect.poll(said, patience).toBe('started\nasked 1\n');
  npm.kill('SIGKILL');
  await allGone;
});
