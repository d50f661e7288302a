import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const virtualId = '\0lean-devalue';
const reader = fileURLToPath(new URL('../src/lib/read-plain.ts', import.meta.url));
const writer = fileURLToPath(new URL('../src/lib/write-plain.ts', import.meta.url));

/**
 * Gives browsers what they need of devalue in a few lines: what the server wrote for a page and what a place in the history holds
 * are plain values. Spark has neither remote functions nor transported types, for which SvelteKit would need the rest.
 */
export function leanDevalue(): Plugin {
  return {
    name: 'spark:lean-devalue',
    enforce: 'pre',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    resolveId: (id) => (id === 'devalue' ? virtualId : undefined),
    load: (id) => (id === virtualId ? source : undefined),
  };
}

const source = [
  `export { readPlain as parse, unfoldPlain as unflatten } from ${JSON.stringify(reader)};`,
  `export { writePlain as stringify, refuseCode as uneval } from ${JSON.stringify(writer)};`,
].join('\n');
