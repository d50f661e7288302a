import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const door = fileURLToPath(import.meta.resolve('svelte/internal/client')).replaceAll('\\', '/');

/** What few components are compiled to use, and where Svelte has it. */
const rare: Readonly<Record<string, string>> = {
  animation: './dom/elements/transitions.js',
  element: './dom/blocks/svelte-element.js',
  transition: './dom/elements/transitions.js',
};

const use = /(?<![\w$.])\$\.(animation|element|transition)\(/g;
const offer = /^export \{[^}]*\} from '\.\/dom\/(?:elements\/transitions|blocks\/svelte-element)\.js';$/gm;

/**
 * Has the parts of Svelte that few components use come with these. Its door leads to all of them at once, and whatever one page
 * uses every page would carry.
 */
export function leanSvelte(): Plugin {
  return {
    name: 'spark:lean-svelte',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    transform: {
      // After components were compiled.
      order: 'post',
      handler(code, id) {
        if (id === door) return { code: code.replace(offer, ''), map: null };
        const used = new Set([...code.matchAll(use)].flatMap(([, name]) => name ?? []));
        if (used.size === 0 || !id.endsWith('.svelte')) return undefined;
        const imports = [...used].map(
          (name) => `import { ${name} as $${name} } from ${JSON.stringify(placeOf(name))};`,
        );
        return { code: imports.join('') + code.replace(use, (_, name: string) => `$${name}(`), map: null };
      },
    },
  };
}

function placeOf(name: string): string {
  return posix.join(posix.dirname(door), rare[name] ?? '');
}
