import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';

const file = new URL('shutdown.ts', import.meta.url).href;

/** A process that has two things to end, and waits to be told. */
function serve(endOfLast: string) {
  const program = `
    import { createShutdown } from ${JSON.stringify(file)};
    const shutdown = createShutdown({ tell: console.log, onError: ({ message }) => console.log(message) });
    shutdown.whenStopping(async () => console.log('database stopped'));
    shutdown.whenStopping(async () => { ${endOfLast} });
    shutdown.startEnded();
    process.send('started');
    setInterval(() => undefined, 1_000);`;
  // The channel is what the launcher holds.
  return fork('-', { execArgv: ['--input-type=module', '-e', program], silent: true });
}

test.each([
  ['asked to stop', "console.log('pages stopped')", 'pages stopped', 0],
  ['asked to stop, though something does not end well,', "throw new Error('no end')", 'no end', 1],
] as const)('whoever is %s ends everything, the latest first', async (_name, endOfLast, said, code) => {
  const child = serve(endOfLast);
  const output = text(child.stdout ?? Readable.from([]));
  await once(child, 'message');
  // One Ctrl-C may arrive twice.
  child.kill('SIGTERM');
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([code, null]);
  expect(await output).toBe(`Stopping…\n${said}\ndatabase stopped\n`);
});

test('whoever started it is gone: it stops by itself', async () => {
  const child = serve('');
  await once(child, 'message');
  child.disconnect();
  expect(await once(child, 'exit')).toEqual([0, null]);
});
