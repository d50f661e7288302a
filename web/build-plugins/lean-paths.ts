import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { paths } from '../src/lib/paths.ts';

const prefix = 'spark-path:';
const virtualPrefix = `\0${prefix}`;
const maker = fileURLToPath(new URL('../src/lib/with-then.ts', import.meta.url));

const pages = /\/web\/src\/.*\.(?:svelte|ts)$/;
const table = /import \{ paths \} from '#lib\/paths\.ts';/;
const use = /(?<![\w./])paths\.(\w+)\b/g;

/**
 * Has each address come with the pages that lead there. In one table, as they are written, the first page would carry the
 * addresses of all others.
 */
export function leanPaths(): Plugin {
  const known = new Map<string, unknown>(Object.entries(paths));
  return {
    name: 'spark:lean-paths',
    enforce: 'pre',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(virtualPrefix)) return undefined;
      const path = known.get(id.slice(virtualPrefix.length));
      const written = typeof path === 'function' ? String(path) : JSON.stringify(path);
      return `import { withThen } from ${JSON.stringify(maker)}; export const path = ${written};`;
    },
    transform(code, id) {
      if (!pages.test(id) || !table.test(code)) return undefined;
      const names = new Set([...code.matchAll(use)].flatMap(([, name]) => name ?? []));
      // What is asked for in another way than by its name needs the table.
      if (
        ![...names].every((name) => known.has(name)) ||
        /(?<![\w./])paths\b(?!\.)/.test(code.replace(table, ''))
      )
        return undefined;
      const imports = [...names].map((name) => `import { path as pathOf_${name} } from '${prefix}${name}';`);
      return { code: code.replace(use, 'pathOf_$1').replace(table, imports.join(' ')), map: null };
    },
  };
}
