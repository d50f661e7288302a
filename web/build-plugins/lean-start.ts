import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const ofKit = posix.join(fileURLToPath(import.meta.resolve('@sveltejs/kit')).replaceAll('\\', '/'), '../..');
const ofSvelte = posix.dirname(
  fileURLToPath(import.meta.resolve('svelte/internal/client')).replaceAll('\\', '/'),
);
const turn = fileURLToPath(new URL('../src/lib/next-turn.ts', import.meta.url)).replaceAll('\\', '/');

interface Change {
  /** The end of the address of a module of SvelteKit or Svelte. */
  module: string;
  /** What stands there once. */
  part: RegExp;
  by: string;
  imports?: string;
}

const changes: Change[] = [
  // Here it has read its routes and what the page came with, and brings the page to life.
  {
    module: posix.join(ofKit, 'runtime/client/client.js'),
    part: /\trender\(Root, \{\n/,
    by: '\tawait nextTurn();\n$&',
    imports: `import { nextTurn } from ${JSON.stringify(turn)};\n`,
  },
  // What a tab does not keep is no text, and was found out by an error in reading it.
  {
    module: posix.join(ofKit, 'runtime/client/session-storage.js'),
    part: /return parse\(sessionStorage\[key\]\);/,
    by: 'const kept = sessionStorage[key]; return kept === undefined ? undefined : parse(kept);',
  },
  // The first question for a newer version comes in an hour.
  {
    module: posix.join(ofKit, 'runtime/app/state/client.svelte.js'),
    part: /timeout = window\.setTimeout\(updated\.check, interval\);(?=\s*\}\s*\/\*\*)/,
    by: 'queueMicrotask(() => { timeout = window.setTimeout(updated.check, interval); });',
  },
  // Given as a reason, and thrown nowhere.
  {
    module: posix.join(ofSvelte, 'constants.js'),
    part: /new \(class StaleReactionError extends Error \{\s*name = ('.*');\s*message = ('.*');\s*\}\)\(\)/,
    by: 'Object.assign(Object.create(Error.prototype), { name: $1, message: $2 })',
  },
];

/**
 * Has a page begin in two turns of the browser, one to read what it came with and one to bring it to life, and the program
 * without an error: making one takes note of where it was made, and to tell a place in what is run but once, the browser reads
 * the whole file again.
 */
export function leanStart(): Plugin {
  const left = new Set(changes);
  return {
    name: 'spark:lean-start',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    transform(code, id) {
      const change = changes.find(({ module }) => id === module);
      if (change === undefined) return undefined;
      const { part, by, imports = '' } = change;
      if (!part.test(code)) this.error('A page begins in another way: see lean-start.ts.');
      left.delete(change);
      return { code: imports + code.replace(part, by), map: null };
    },
    buildEnd(failure) {
      const [change] = failure === undefined ? left : [];
      if (change !== undefined) this.error(`There is no ${change.module} any more: see lean-start.ts.`);
    },
  };
}
