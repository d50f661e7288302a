import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const navigation = fileURLToPath(import.meta.resolve('@sveltejs/kit'))
  .replaceAll('\\', '/')
  .replace(/[^/]*\/[^/]*$/, 'runtime/client/client.js');

/** Where SvelteKit looks, after each page, at all its links for those whose code is wanted before anybody comes near. */
const looking = /\tafter_navigate_callbacks\.add\(after_navigate\);\n\tafter_navigate\(\);\n/;

/**
 * Has SvelteKit leave the links of a page alone until somebody comes near one: Spark fetches code when a link is pointed at and
 * data when it is touched (`app.html`), so that looking through a hundred links, as soon as a page begins, finds nothing.
 */
export function leanNavigation(): Plugin {
  return {
    name: 'spark:lean-navigation',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    transform(code, id) {
      if (id !== navigation) return undefined;
      if (!looking.test(code)) this.error('SvelteKit looks at links in another way: see lean-navigation.ts.');
      return { code: code.replace(looking, ''), map: null };
    },
  };
}
