import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { paintPicture } from '../../../test/pictures.ts';
import { createDecoder, type Decoder } from './decoder.ts';
import type { DecoderLimits } from './limits.ts';

let folder: string;
let good: string;
/** Keeps a process waiting for as long as it lives: nobody ever writes into it. */
let endless: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spark-decoder-'));
  good = await store('good.png', await paintPicture('png'));
  endless = join(folder, 'endless.png');
  execFileSync('mkfifo', [endless]);
  others = processes();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function open(limits: Partial<DecoderLimits> = {}): Decoder {
  const decoder = createDecoder(limits);
  onTestFinished(() => decoder.close());
  return decoder;
}

async function store(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

const task = (file: string) => ({ file, folder, edit: null, ladder: 'first' }) as const;

/** Those that files before this one left at rest, in the process that files share. */
let others: number[] = [];

/** Decoding processes of a process, as the system sees them. */
function processes(of = process.pid): number[] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,command='], { encoding: 'utf8' });
  return table.split('\n').flatMap((line) => {
    const [pid, parent] = line.trim().split(/\s+/);
    return Number(parent) === of && line.includes('decoder-process') ? [Number(pid)] : [];
  });
}

const ours = () => processes().filter((pid) => !others.includes(pid));

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function until(isSo: () => boolean): Promise<void> {
  await expect.poll(isSo, { timeout: 5_000, interval: 20 }).toBe(true);
}

const secret = 'not for strangers';

async function expectHumble(pid: number): Promise<void> {
  expect(await readFile(`/proc/${pid}/environ`, 'utf8')).not.toContain(secret);
  for (const thread of await readdir(`/proc/${pid}/task`)) {
    const facts = await readFile(`/proc/${pid}/task/${thread}/stat`, 'utf8');
    expect(Number(facts.slice(facts.lastIndexOf(')')).split(' ')[17])).toBe(10);
  }
}

describe('a decoder', () => {
  test('ends what takes too long', async () => {
    const decoder = open({ size: 1, timeLimitMs: 2_000 });
    await expect(decoder.render(task(endless))).rejects.toMatchObject({ reason: 'too_costly' });
    // On a busy machine even the small one may take too long at first.
    const next = () => decoder.render(task(good)).catch(() => null);
    await expect.poll(next, { timeout: 100_000 }).toMatchObject({ width: 40 });
  });

  test('ends what takes too much memory, goes on after that, and tells of a machine in trouble what it is', async () => {
    const decoder = open({ size: 1, memoryLimitBytes: 150 * 1024 * 1024 });
    // A few kilobytes, and all of it is in memory before the first row is.
    const create = { width: 4_000, height: 4_000, channels: 4, background: '#7777' } as const;
    const heavy = await sharp({ create }).png({ progressive: true, compressionLevel: 1 }).toBuffer();
    const lost = decoder.render(task(await store('heavy.png', heavy)));
    const next = decoder.render(task(good));
    await expect(lost).rejects.toMatchObject({ name: 'PictureRefusal', reason: 'too_costly' });
    expect(await next).toMatchObject({ width: 40, height: 20 });
    const nowhere = { ...task(good), folder: join(folder, 'nowhere') };
    await expect(decoder.render(nowhere)).rejects.toMatchObject({ name: 'Error', code: 'ENOENT' });
    await expect(decoder.render(task(join(folder, 'gone.png')))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('has no processes when there is nothing to do, and none when it is closed', async () => {
    const decoder = open({ size: 2, idleMs: 100 });
    await Promise.all([decoder.render(task(good)), decoder.render(task(good)), decoder.render(task(good))]);
    await until(() => ours().length === 0);
    await decoder.render(task(good));
    const underWay = decoder.render(task(endless));
    underWay.catch(() => undefined);
    await decoder.close();
    expect(ours()).toEqual([]);
    await expect(underWay).rejects.toThrow('closed');
    await expect(decoder.render(task(good))).rejects.toThrow('closed');
  });

  test('steps back behind the pages, knows no secrets, and ends with its server, even when that is killed', async () => {
    const program = `
      import { createDecoder } from ${JSON.stringify(new URL('decoder.ts', import.meta.url).href)};
      await createDecoder().render(${JSON.stringify(task(good))});
      console.log('rendered');
      setInterval(() => undefined, 1_000);`;
    const env = { ...process.env, SPARK_TEST_SECRET: secret };
    const server = spawn(process.execPath, ['--input-type=module', '-e', program], { env });
    await once(server.stdout, 'data');
    const children = processes(server.pid);
    expect(children).not.toEqual([]);
    if (process.platform === 'linux') for (const pid of children) await expectHumble(pid);
    server.kill('SIGKILL');
    await until(() => children.every((pid) => !isAlive(pid)));
  });
});
