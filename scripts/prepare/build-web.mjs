import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keepCompiled, pinnedNode, root } from '../../server/bin/pinned-node.mjs';
import { requireOk, runStep } from './step.mjs';

const stampFile = join(root, 'web', 'build', '.sources');
const notSources = new Set(['node_modules', 'build', '.svelte-kit']);

/** Builds the web app unless its sources are those of the last build. Does not return where that fails. */
export async function ensureWebBuilt() {
  requireOk(await buildWeb({ isBeside: false }));
}

/** The same beside something else that tells its lines; answers how it ended. */
export function buildWebBeside() {
  return buildWeb({ isBeside: true });
}

async function buildWeb({ isBeside }) {
  const built = await buildWebIfChanged((command, args, options) =>
    runStep('Building the web app', command, [args], { ...options, isBeside }),
  );
  return built ?? { isOk: true, isStopped: false };
}

/**
 * Builds with the given runner unless nothing changed, and answers what the runner said, or null.
 * @template {{isOk: boolean}} Result
 * @param {(command: string, args: string[], options: {cwd: string, env: NodeJS.ProcessEnv}) => Promise<Result>} run
 */
export async function buildWebIfChanged(run) {
  const sources = hashSources();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sources) return null;
  // Gone before the build begins: an interrupted build must not pass for a finished one.
  rmSync(stampFile, { force: true });
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const result = await run(pinnedNode, [vite, 'build'], {
    cwd: join(root, 'web'),
    env: { ...keepCompiled, ...process.env, NODE_ENV: 'production' },
  });
  if (result.isOk) writeFileSync(stampFile, sources);
  return result;
}

function hashSources() {
  const hash = createHash('sha256');
  for (const path of [
    ...filesIn(join(root, 'web')),
    ...filesIn(join(root, 'contract')),
    join(root, 'package-lock.json'),
  ]) {
    hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !notSources.has(name) && !name.endsWith('.test.ts'))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesIn(path);
      return entry.isFile() ? [path] : [];
    });
}
