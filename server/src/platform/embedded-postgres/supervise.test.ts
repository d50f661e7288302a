import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import type { ServerProcess } from './start-server.ts';
import { supervise } from './supervise.ts';

/** A process that lives until it is ended. */
function start(): ServerProcess {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1_000)'], { stdio: 'ignore' });
  const exited = once(child, 'exit').then(() => undefined);
  return { pid: child.pid ?? 0, port: 0, exited };
}

test('who is to stop while a server is being started anew waits for that one and ends it', async () => {
  const first = start();
  const begun = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const next = Promise.withResolvers<ServerProcess>();
  const supervisor = supervise({
    first,
    restart: async () => {
      begun.resolve();
      await goOn.promise;
      const second = start();
      next.resolve(second);
      return second;
    },
    log: { info: () => undefined, error: () => undefined },
  });
  process.kill(first.pid, 'SIGKILL');
  await begun.promise;
  const stopped = supervisor.stop();
  goOn.resolve();
  await stopped;
  await (
    await next.promise
  ).exited;
  expect(supervisor.pid()).toBe((await next.promise).pid);
});
