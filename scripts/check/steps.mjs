import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepCompiled, mainFile, pinnedNode, root } from '../../server/bin/pinned-node.mjs';
import { buildWebIfChanged } from '../prepare/build-web.mjs';
import { runProgram } from './run-program.mjs';

const web = join(root, 'web');

/** TypeScript ends before it fills this much memory: until then nothing is gained by tidying it up, a third of its work. */
const uncollected = { GOGC: 'off', GOMEMLIMIT: '2GiB' };

/** knip compiles the settings of other tools before it reads them, which Node reads as they are. */
const readsTypeScript = { JITI_TRY_NATIVE: 'true' };

/** What is checked before the journeys: chains whose steps wait for each other, the longest first. */
export const chains = [
  // Two processes would leave a tenth of two cores idle: tests wait for jobs, photos and times that have to pass.
  [
    {
      name: 'unit and API tests',
      run: () => runVitest(['--project', 'pure', '--project', 'server', '--maxWorkers=3']),
    },
  ],
  // The first writes what SvelteKit generates, and the others look for it.
  [
    { name: 'build of the web app', run: buildWeb },
    { name: 'types of the web app', run: checkWebTypes },
    { name: 'unused code', run: () => runTool('knip/bin/knip.js', ['--no-progress'], root, readsTypeScript) },
  ],
  [{ name: 'types of the server', run: () => checkTypes('tsconfig.json') }],
  [{ name: 'format', run: () => runTool('oxfmt/bin/oxfmt', ['--check', '--threads=1', '.']) }],
  [{ name: 'lint and module order', run: () => runTool('oxlint/bin/oxlint', ['--deny-warnings']) }],
];

/** Fills a folder with the demo that the journeys begin with: one core is enough for that, and here it is not waited for. */
export function demoIn(folder) {
  const args = ['demo', 'load', '--sketches'];
  return {
    name: 'demo of the journeys',
    // Pictures this small are made by one thread each: the others cost a tenth and bring nothing.
    run: () => runSpark(args, { SPARK_DATA_DIR: folder, SPARK_DEMO: 'on', VIPS_CONCURRENCY: '1' }),
  };
}

/** The journeys of users in a real browser, which begin with the demo in a folder. */
export function journeysIn({ path, shell = path }, demoFolder) {
  return {
    name: 'journeys',
    run: () =>
      runVitest(['--project', 'journeys'], {
        SPARK_BROWSER: path,
        SPARK_BROWSER_SHELL: shell,
        SPARK_FILLED_DEMO: demoFolder,
      }),
  };
}

async function checkWebTypes() {
  if (!existsSync(join(web, '.svelte-kit', 'types'))) {
    const synced = await runTool('@sveltejs/kit/svelte-kit.js', ['sync'], web);
    if (!synced.isOk) return synced;
  }
  const args = ['--tsgo-experimental-api', '--tsconfig', './tsconfig.json'];
  const pages = await runTool('svelte-check/bin/svelte-check', args, web, uncollected);
  // The service worker lives in a world of its own, without a document.
  return pages.isOk ? checkTypes('web/src/service-worker/tsconfig.json') : pages;
}

/** On one thread: each further one checks again what files share. */
function checkTypes(project) {
  const args = ['--noEmit', '--singleThreaded', '--project', project];
  return runTool('@typescript/native/bin/tsc', args, root, uncollected);
}

async function buildWeb() {
  return (await buildWebIfChanged(runProgram)) ?? { isOk: true, output: '' };
}

/** Runs a command of Spark, whatever is set for one of the developer's own. */
function runSpark(args, settings) {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(SPARK_|DATABASE_|STRIPE_)/.test(name));
  return runProgram(pinnedNode, [mainFile, ...args], {
    cwd: root,
    env: { ...keepCompiled, ...Object.fromEntries(inherited), LOG_LEVEL: 'warn', ...settings },
  });
}

function runTool(file, args, cwd = root, env = {}) {
  const path = join(root, 'node_modules', file);
  return runProgram(pinnedNode, [path, ...args], {
    cwd,
    env: { ...keepCompiled, ...process.env, NO_COLOR: '1', ...env },
  });
}

/** Tests are counted one by one; a file that cannot even be loaded counts as one failure. */
async function runVitest(args, env) {
  const folder = mkdtempSync(join(tmpdir(), 'spark-results-'));
  const file = join(folder, 'results.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  try {
    const result = await runTool('vitest/vitest.mjs', ['run', ...args, ...reporters], root, env);
    return { ...result, ...count(file, result.isOk) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function count(file, isOk) {
  try {
    const results = JSON.parse(readFileSync(file, 'utf8'));
    const unloaded = results.testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
    ).length;
    const failed = results.numFailedTests + unloaded;
    const secondTries = results.testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0)
      .map(({ title, failureMessages: [failure] }) => ({ title, failure }));
    return {
      passed: results.numPassedTests,
      failed: isOk ? failed : Math.max(failed, 1),
      secondTries,
    };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
