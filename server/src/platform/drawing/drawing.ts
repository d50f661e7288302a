import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DrawingAnswer, DrawingTask } from './drawing-process.ts';
import { fontSettings } from './fonts.ts';

const program = fileURLToPath(new URL('drawing-process.ts', import.meta.url));

/** A drawing takes a quarter of a second; whoever would wait for more than this many is told to come back. */
const maxWaiting = 40;
const timeLimitMs = 20_000;
const idleMs = 30_000;

/** Draws scenes, one at a time. */
export interface Drawing {
  /** Draws a scene into a file. Throws `DrawingBusy` when too many wait. */
  draw(task: DrawingTask): Promise<void>;
  close(): Promise<void>;
}

/** More is to be drawn than there is time for. */
export class DrawingBusy extends Error {
  override name = 'DrawingBusy';
}

interface Order {
  task: DrawingTask;
  resolve(): void;
  reject(error: Error): void;
}

/**
 * A process that draws. It starts when there is work and ends when there is none, and takes one drawing at a time, so that
 * whoever asks for thousands of them takes one core at most, and that one last of all.
 */
export function createDrawing({ fontFolder }: { fontFolder: string }): Drawing {
  const waiting: Order[] = [];
  let child: ChildProcess | null = null;
  let current: Order | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  function next(): void {
    if (current !== null) return;
    clearTimeout(timer);
    current = waiting.shift() ?? null;
    if (current === null) {
      timer = setTimeout(() => void stop(), idleMs).unref();
      return;
    }
    child ??= start();
    const busy = child;
    timer = setTimeout(() => busy.kill('SIGKILL'), timeLimitMs);
    // A process that is gone already is noticed by its exit.
    busy.send(current.task, () => undefined);
  }

  function start(): ChildProcess {
    const started = fork(program, [fontFolder], {
      execArgv: ['--max-old-space-size=128'],
      env: environment(fontFolder),
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    started.on('message', (message) => {
      // The program above answers nothing else.
      const { failure } = message as DrawingAnswer;
      settle(failure === null ? null : toError(failure));
    });
    started.once('error', (error) => lose(started, error));
    started.once('exit', () => lose(started, new Error('The drawing process ended over a drawing.')));
    return started;
  }

  function settle(failure: Error | null): void {
    const order = current;
    current = null;
    if (failure === null) order?.resolve();
    else order?.reject(failure);
    if (!isClosed) next();
  }

  function lose(lost: ChildProcess, failure: Error): void {
    if (child !== lost) return;
    child = null;
    settle(failure);
  }

  async function stop(): Promise<void> {
    const stopped = child;
    child = null;
    if (stopped === null || stopped.exitCode !== null || stopped.signalCode !== null) return;
    await new Promise((resolve) => {
      stopped.once('exit', resolve);
      stopped.kill('SIGKILL');
    });
  }

  return {
    draw: (task) =>
      new Promise((resolve, reject) => {
        if (isClosed) return reject(new Error('Drawing is closed.'));
        if (waiting.length >= maxWaiting) return reject(new DrawingBusy('Too many drawings wait.'));
        waiting.push({ task, resolve, reject });
        next();
      }),
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      const closed = new Error('Drawing is closed.');
      for (const order of waiting.splice(0)) order.reject(closed);
      current?.reject(closed);
      current = null;
      await stop();
    },
  };
}

function toError({ message, code }: NonNullable<DrawingAnswer['failure']>): Error {
  const error = new Error(`A picture could not be drawn: ${message}`);
  return code === null ? error : Object.assign(error, { code });
}

/** Nothing of the server's environment, which holds its secrets, but what programs and libraries are found by. */
function environment(fontFolder: string): NodeJS.ProcessEnv {
  const names = ['PATH', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH', 'SYSTEMROOT', 'TEMP', 'TMPDIR'];
  const kept = names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  return {
    ...Object.fromEntries(kept),
    FONTCONFIG_FILE: join(fontFolder, fontSettings),
    UV_THREADPOOL_SIZE: '2',
    MALLOC_ARENA_MAX: '2',
  };
}
