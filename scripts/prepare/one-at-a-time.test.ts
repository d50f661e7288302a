import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

const checkout = fileURLToPath(new URL('../..', import.meta.url));

/** A checkout that has nothing but what keeps starts apart, so that nobody else's lock is touched. */
async function makeCheckout(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'spark-prepares-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const file of [
    'scripts/prepare/one-at-a-time.mjs',
    'scripts/prepare/step.mjs',
    'server/bin/pinned-node.mjs',
  ]) {
    await mkdir(join(folder, file, '..'), { recursive: true });
    await cp(join(checkout, file), join(folder, file));
  }
  return folder;
}

/** A program that does its work once it is its turn. */
function programOf(folder: string, work: string): string[] {
  const program = `
    import { oneAtATime } from ${JSON.stringify(join(folder, 'scripts/prepare/one-at-a-time.mjs'))};
    import { runStep } from ${JSON.stringify(join(folder, 'scripts/prepare/step.mjs'))};
    await oneAtATime(async () => { ${work} });`;
  return ['--input-type=module', '--eval', program];
}

function prepare(folder: string, timeout: number): Promise<string> {
  const program = programOf(folder, `console.log('prepared');`);
  return new Promise((resolve) => {
    execFile(process.execPath, program, { timeout }, (_error, out) => resolve(out));
  });
}

/** Starts one, and waits for the first it says. */
async function begin(folder: string, work: string) {
  const start = spawn(process.execPath, programOf(folder, work), { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void start.kill('SIGKILL'));
  const [said] = (await once(start.stdout, 'data')) as [Buffer];
  const end = async (signal: NodeJS.Signals) => {
    const exit = once(start, 'exit');
    start.kill(signal);
    return exit;
  };
  return { said: String(said), end };
}

const notesIn = async (folder: string) =>
  (await readdir(folder)).filter((name) => name.startsWith('.preparing'));

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

const works = `console.log('at work'); await new Promise((resolve) => setTimeout(resolve, 60_000));`;

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)(
  'starts that are ended by %s leave nothing: one that waits, and one at work',
  async (signal, code) => {
    const folder = await makeCheckout();
    const first = await begin(folder, works);
    const second = await begin(folder, works);
    expect(second.said).toContain('is preparing Spark; waiting for it…');
    expect(await second.end(signal)).toEqual([code, null]);
    expect(await notesIn(folder)).toEqual(['.preparing']);
    expect(await first.end(signal)).toEqual([code, null]);
    expect(await notesIn(folder)).toEqual([]);
  },
);

test('a start that is ended while it runs a program ends that first', async () => {
  const folder = await makeCheckout();
  const program = `
    process.once('SIGTERM', () => { fs.writeFileSync('ended', ''); process.exit(0); });
    setTimeout(() => {}, 60_000);
    fs.writeFileSync('ready', '');`;
  const options = JSON.stringify({ cwd: folder });
  const start = await begin(
    folder,
    `await runStep('Trying', process.execPath, [['--eval', ${JSON.stringify(program)}]], ${options});`,
  );
  await expect.poll(() => readdir(folder), { timeout: 10_000 }).toContain('ready');
  await start.end('SIGTERM');
  expect(await readdir(folder)).toContain('ended');
  expect(await notesIn(folder)).toEqual([]);
});

test('what starts that were killed left is cleared by the next, and what is owned is not', async () => {
  const folder = await makeCheckout();
  const killed = await begin(folder, works);
  await killed.end('SIGKILL');
  const own = `.preparing.${process.pid}`;
  await writeFile(join(folder, own), '');
  await writeFile(join(folder, '.preparing.999999999'), '999999999 1');
  expect(await prepare(folder, 20_000)).toBe('prepared\n');
  expect(await notesIn(folder)).toEqual([own]);
  await writeFile(join(folder, own), `${process.pid} 1`);
  await prepare(folder, 20_000);
  expect(await notesIn(folder)).toEqual([]);
});
