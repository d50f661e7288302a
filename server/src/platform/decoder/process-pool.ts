import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { DecoderMessage } from './decoder-process.ts';
import { toError } from './explain-failure.ts';
import type { DecoderLimits } from './limits.ts';
import { PictureRefusal, type PictureTask, type RenderedPicture } from './task.ts';

const program = fileURLToPath(new URL('decoder-process.ts', import.meta.url));

/** A few processes that take pictures one at a time. One that dies over a file takes nothing with it but that file. */
export function createProcessPool({
  size,
  memoryLimitBytes,
  timeLimitMs,
  idleMs,
}: DecoderLimits): ProcessPool {
  const waiting: Order[] = [];
  const workers = new Set<Worker>();
  let isClosed = false;

  function dispatch(): void {
    for (const worker of workers) {
      if (worker.state === 'idle') take(worker);
    }
    const starting = [...workers].filter((worker) => worker.state === 'starting').length;
    if (waiting.length > starting && workers.size < size) start();
  }

  function start(): void {
    const child = fork(program, [String(memoryLimitBytes)], {
      execArgv: ['--max-old-space-size=128'],
      env: environment(),
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const worker: Worker = { child, state: 'starting', order: null, timer: undefined };
    workers.add(worker);
    child.on('message', (message) => hear(worker, message as DecoderMessage));
    child.once('error', (error) => lose(worker, error));
    child.once('exit', () => lose(worker, null));
    dispatch();
  }

  function take(worker: Worker): void {
    const order = waiting.shift();
    clearTimeout(worker.timer);
    if (order === undefined) {
      worker.timer = setTimeout(() => dismiss(worker), idleMs).unref();
      return;
    }
    worker.state = 'busy';
    worker.order = order;
    worker.timer = setTimeout(() => worker.child.kill('SIGKILL'), timeLimitMs);
    // A process that is gone already is noticed by its exit.
    worker.child.send(order.task, () => undefined);
  }

  function hear(worker: Worker, message: DecoderMessage): void {
    const { order } = worker;
    worker.order = null;
    clearTimeout(worker.timer);
    if (message.kind === 'done') order?.resolve(message.picture);
    if (message.kind === 'failed') order?.reject(toError(message.failure));
    if (message.kind !== 'ready' && message.isRetiring) dismiss(worker);
    else worker.state = 'idle';
    dispatch();
  }

  function dismiss(worker: Worker): void {
    workers.delete(worker);
    worker.state = 'dismissed';
    if (worker.child.connected) worker.child.disconnect();
  }

  function lose(worker: Worker, error: Error | null): void {
    workers.delete(worker);
    clearTimeout(worker.timer);
    if (worker.state === 'starting') {
      // No file is at fault when there is no decoder; waiting for the next one would never end.
      const cause = error ?? new Error('The decoder ended before its first picture.');
      for (const order of waiting.splice(0)) order.reject(cause);
    }
    worker.order?.reject(isClosed ? closed() : new PictureRefusal('too_costly', error));
    worker.order = null;
    dispatch();
  }

  return {
    run: (task, { isUrgent }) =>
      new Promise((resolve, reject) => {
        if (isClosed) return reject(closed());
        const order: Order = { task, isUrgent, resolve, reject };
        const place = isUrgent ? waiting.findIndex((other) => !other.isUrgent) : -1;
        waiting.splice(place === -1 ? waiting.length : place, 0, order);
        dispatch();
      }),
    close: async () => {
      isClosed = true;
      for (const order of waiting.splice(0)) order.reject(closed());
      await Promise.all([...workers].map(end));
    },
  };
}

/** Nothing of the server's environment, which holds its secrets, but what programs and libraries are found by. */
function environment(): NodeJS.ProcessEnv {
  const names = ['PATH', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH', 'SYSTEMROOT', 'TEMP', 'TMPDIR'];
  const kept = names.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  // Two threads are enough for one file at a time, and one pool of memory is given back sooner than many.
  return { ...Object.fromEntries(kept), UV_THREADPOOL_SIZE: '2', MALLOC_ARENA_MAX: '2' };
}

function closed(): Error {
  return new Error('The decoder is closed.');
}

async function end({ child }: Worker): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGKILL');
  });
}

/** The work of a pool. */
export interface ProcessPool {
  /** Urgent work goes before the other. */
  run(task: PictureTask, way: { isUrgent: boolean }): Promise<RenderedPicture>;
  close(): Promise<void>;
}

interface Order {
  task: PictureTask;
  isUrgent: boolean;
  resolve(picture: RenderedPicture): void;
  reject(error: Error): void;
}

interface Worker {
  child: ChildProcess;
  state: 'starting' | 'idle' | 'busy' | 'dismissed';
  order: Order | null;
  timer: NodeJS.Timeout | undefined;
}
