import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';

const fileOf = (name: string) => JSON.stringify(new URL(name, import.meta.url).href);

/** A start that waits for the pages, and tells how it went on. */
function start() {
  const program = `
    import { awaitPages } from ${fileOf('await-pages.ts')};
    import { createShutdown } from ${fileOf('shutdown.ts')};
    const shutdown = createShutdown({ tell: console.log, onError: console.log });
    shutdown.whenStopping(async () => console.log('database stopped'));
    process.send('waiting');
    await new Promise((resolve) => setTimeout(resolve, 100));
    await awaitPages(shutdown.stopping).then(() => console.log('pages'), ({ name }) => console.log(name));
    shutdown.startEnded();
    if (!shutdown.stopping.aborted) process.exit(0);`;
  const child = fork('-', { execArgv: ['--input-type=module', '-e', program], silent: true });
  return { child, output: text(child.stdout ?? Readable.from([])) };
}

test('a start goes on when it is told that the pages are built, even before it asks', async () => {
  const { child, output } = start();
  await once(child, 'message');
  child.send('done');
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(await output).toBe('pages\n');
});

test.each([
  ['asked to stop', (child: ReturnType<typeof fork>) => child.kill('SIGTERM')],
  ['left by who started it', (child: ReturnType<typeof fork>) => child.disconnect()],
])('a start that waits for the pages and is %s ends at once, in good order', async (_name, end) => {
  const { child, output } = start();
  await once(child, 'message');
  end(child);
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(await output).toBe('Stopping…\nInterruptedError\ndatabase stopped\n');
});
