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
  console.log('started');
  setInterval(() => undefined, 1_000);`;

/** What npm starts: the launcher, which does something before. npm is what is stopped, and nobody else is told. */
function start(before: string) {
  const launcher = `
    import { runPinnedNode } from ${JSON.stringify(file)};
    ${before}
    process.exitCode = (await runPinnedNode(['-e', ${JSON.stringify(server)}])).code;`;
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
