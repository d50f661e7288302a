import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const virtualPrefix = '\0lean-devalue:';
const writer = fileURLToPath(new URL('../src/lib/write-plain.ts', import.meta.url));

/**
 * Gives browsers the half of devalue that reads what the server wrote. What a browser itself writes with it is what a place in
 * its history holds, which is plain: a few lines do that. Spark has neither remote functions nor transported types, for which
 * SvelteKit would need the rest.
 */
export function leanDevalue(): Plugin {
  return {
    name: 'spark:lean-devalue',
    enforce: 'pre',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    async resolveId(id, importer) {
      if (id !== 'devalue') return undefined;
      const whole = await this.resolve(id, importer, { skipSelf: true });
      return whole === null ? undefined : virtualPrefix + whole.id.replace(/index\.js$/, 'src/parse.js');
    },
    load: (id) => (id.startsWith(virtualPrefix) ? halfOf(id.slice(virtualPrefix.length)) : undefined),
  };
}

function halfOf(parser: string): string {
  return [
    `export { parse, unflatten } from ${JSON.stringify(parser)};`,
    `export { writePlain as stringify, refuseCode as uneval } from ${JSON.stringify(writer)};`,
  ].join('\n');
}
