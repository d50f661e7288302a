import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from '../median.ts';
import { ownBlockingMs, type TraceEvent } from './own-blocking.ts';

/**
 * Lighthouse of this version judges the pages. It is a quarter of everything `npm install` would bring, so it is fetched
 * into the data folder by whoever measures.
 */
const version = '13.5.0';
const folder = fileURLToPath(new URL('../../.spark/lighthouse', import.meta.url));
/** A page takes it half a minute, fetching it a minute or two. */
const patienceMs = 240_000;
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

/** Scores of a page, 0 to 100, and what was found wanting. */
export interface Judgement {
  scores: Record<(typeof categories)[number], number>;
  /** One line for each audit below its full score that bears on a score. */
  remarks: string[];
  /** How long fingers were kept waiting: by the clock, as Lighthouse has it, and by the page's own work alone. */
  blockingMs: { byClock: number; own: number };
}

interface Report {
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<
    string,
    { title: string; score: number | null; displayValue?: string; numericValue?: number }
  >;
}

/** Of one page blocking times between 360 and 1,100 ms were told within two hours on the same machine; Lighthouse advises five. */
const looks = 5;

/**
 * Has Lighthouse judge a page, as on its telephone: a quarter of this machine, 1.6 Mbit/s, 150 ms. Of five times the one
 * that is in the middle by performance is told.
 */
export async function judgePage(url: string, browser: string): Promise<Judgement> {
  await fetchLighthouse();
  const judged: Judgement[] = [];
  while (judged.length < looks) judged.push(await look(url, browser));
  const middle = median(judged.map(({ scores }) => scores.performance));
  const found = judged.find(({ scores }) => scores.performance === middle);
  if (found === undefined) throw new Error('What is in the middle was measured.');
  return { ...found, blockingMs: middleOf(judged.map(({ blockingMs }) => blockingMs)) };
}

function middleOf(all: readonly Judgement['blockingMs'][]): Judgement['blockingMs'] {
  return { byClock: median(all.map(({ byClock }) => byClock)), own: median(all.map(({ own }) => own)) };
}

async function look(url: string, browser: string): Promise<Judgement> {
  const program = join(folder, 'node_modules/lighthouse/cli/index.js');
  const output = join(folder, 'report.json');
  const flags = `--headless=new --disable-dev-shm-usage${process.getuid?.() === 0 ? ' --no-sandbox' : ''}`;
  await runAgain(
    process.execPath,
    [
      program,
      url,
      '--quiet',
      '--output=json',
      `--output-path=${output}`,
      '--save-assets',
      `--chrome-flags=${flags}`,
      `--only-categories=${categories.join(',')}`,
    ],
    { CHROME_PATH: browser },
  );
  // Lighthouse's own format.
  const report = JSON.parse(await readFile(output, 'utf8')) as Report;
  const scores = Object.fromEntries(
    categories.map((name) => [name, Math.round((report.categories[name]?.score ?? 0) * 100)]),
  ) as Judgement['scores'];
  // Chromium's.
  const record = JSON.parse(await readFile(join(folder, 'report-0.trace.json'), 'utf8')) as {
    traceEvents: TraceEvent[];
  };
  const blockingMs = {
    byClock: report.audits['total-blocking-time']?.numericValue ?? 0,
    own: ownBlockingMs(record.traceEvents, url),
  };
  return { scores, remarks: remarksOf(report), blockingMs };
}

function remarksOf({ categories: judged, audits }: Report): string[] {
  return categories.flatMap((name) =>
    (judged[name]?.auditRefs ?? []).flatMap(({ id, weight }) => {
      const audit = audits[id];
      const score = audit?.score ?? null;
      if (audit === undefined || weight === 0 || score === null || score >= 0.9) return [];
      return `${name}: ${audit.title}${audit.displayValue === undefined ? '' : ` (${audit.displayValue})`}`;
    }),
  );
}

async function fetchLighthouse(): Promise<void> {
  if (existsSync(join(folder, 'node_modules/lighthouse'))) return;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true }));
  await run(
    'npm',
    ['install', '--no-audit', '--no-fund', '--ignore-scripts', `lighthouse@${version}`],
    {},
    folder,
  );
}

/** Chromium's own record of a page is incomplete now and then; Lighthouse ends with that and asks to be run again. */
async function runAgain(program: string, args: string[], env: Record<string, string>): Promise<void> {
  try {
    await run(program, args, env);
  } catch {
    await run(program, args, env);
  }
}

function run(program: string, args: string[], env: Record<string, string>, cwd?: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: 'inherit',
      timeout: patienceMs,
      env: { ...process.env, ...env },
      ...(cwd && { cwd }),
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${program} ${args[0] ?? ''} ended with ${String(code)}.`)),
    );
  });
}
