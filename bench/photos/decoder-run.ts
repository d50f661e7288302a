import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cpuSecondsOf } from '../cpu-seconds.ts';
import type { DecoderMessage } from '../../server/src/platform/decoder/decoder-process.ts';

/** What one file cost the process that read it; a figure is `null` where the system does not tell. */
export interface DecoderCost {
  cpuSeconds: number | null;
  peakMb: number | null;
  /** Bytes of what was made of it; `null` when it was refused. */
  bytes: number | null;
}

/** Gives files to the decoder's own program, one at a time, and reads off the system what each costs. */
export interface DecoderRun {
  render(file: string): Promise<DecoderCost>;
  close(): Promise<void>;
}

const program = fileURLToPath(
  new URL('../../server/src/platform/decoder/decoder-process.ts', import.meta.url),
);
const memoryLimitBytes = 1_200 * 1024 * 1024;

/** Opens a run; what is rendered is thrown away. */
export async function openDecoderRun(): Promise<DecoderRun> {
  const folder = await mkdtemp(join(tmpdir(), 'spark-bench-'));
  let child: ChildProcess | null = null;
  const end = async () => {
    if (child === null) return;
    const ended = once(child, 'exit');
    child.disconnect();
    child = null;
    await ended;
  };
  return {
    async render(file) {
      child ??= await start();
      const { pid } = child;
      await forgetPeak(pid);
      const before = await cpuSecondsOf(pid);
      let bytes: number | null = 0;
      // As a photo is worked at: shown at once, then made whole.
      for (const ladder of ['first', 'whole'] as const) {
        child.send({ file, folder, edit: null, ladder });
        const message = await hear(child);
        if (message.kind !== 'done') {
          bytes = null;
          break;
        }
        if (ladder === 'whole') bytes = message.picture.renditions.reduce((sum, one) => sum + one.bytes, 0);
      }
      const after = await cpuSecondsOf(pid);
      const cost = {
        cpuSeconds: before === null || after === null ? null : after - before,
        peakMb: await peakMb(pid),
        bytes,
      };
      // As Spark does with one that has grown: what one file left behind does not count for the next.
      if ((cost.peakMb ?? 0) > 200) await end();
      return cost;
    },
    async close() {
      await end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function start(): Promise<ChildProcess> {
  const child = fork(program, [String(memoryLimitBytes)], {
    execArgv: ['--max-old-space-size=128'],
    env: { PATH: process.env['PATH'] ?? '', UV_THREADPOOL_SIZE: '2', MALLOC_ARENA_MAX: '2' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await hear(child);
  return child;
}

async function hear(child: ChildProcess): Promise<DecoderMessage> {
  const listening = new AbortController();
  const { signal } = listening;
  try {
    const [message] = await Promise.race([
      once(child, 'message', { signal }),
      once(child, 'exit', { signal }).then(() => {
        throw new Error('The decoder died.');
      }),
    ]);
    // The decoder's own words.
    return message as DecoderMessage;
  } finally {
    listening.abort();
  }
}

async function peakMb(pid: number | undefined): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(status)?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) / 1_024;
}

/** Lets the kernel count the most memory anew. */
async function forgetPeak(pid: number | undefined): Promise<void> {
  await writeFile(`/proc/${pid}/clear_refs`, '5').catch(() => undefined);
}
