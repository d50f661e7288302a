import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const navigation = fileURLToPath(import.meta.resolve('@sveltejs/kit'))
  .replaceAll('\\', '/')
  .replace(/[^/]*\/[^/]*$/, 'runtime/client/client.js');

/** Where SvelteKit makes an expression of each route, whatever may stand in one, as soon as a page begins. */
const reader = navigation.replace('client.js', 'parse.js');
const takesReader = "import { exec, parse_route_id } from '../../utils/routing.js';";
const reads = /\t\tconst \{ pattern, params \} = parse_route_id\(id\);\n/;
const asks = /const match = pattern\.exec\(path\);\s*if \(match\) return exec\(match, params, matchers\);/;
const matcher = fileURLToPath(new URL('../src/lib/match-route.ts', import.meta.url)).replaceAll('\\', '/');

/** SvelteKit's table of all pages, and in it the routes by their folders. */
const table = /\/client-optimized\/app\.js$/;
const route = /^\s*"(\/[^"]*)":/gm;
const plainRoute = /^(?:\/|(?:\/(?:[\w-]+|\[\w+\]))+)$/;

/** Where SvelteKit looks, after each page, at all its links for those whose code is wanted before anybody comes near. */
const looking = /\tafter_navigate_callbacks\.add\(after_navigate\);\n\tafter_navigate\(\);\n/;

/**
 * Has SvelteKit leave the links of a page alone until somebody comes near one: Spark fetches code when a link is pointed at and
 * data when it is touched (`app.html`), so that looking through a hundred links, as soon as a page begins, finds nothing. And
 * has it compare an address with a route when there is one to compare: it made eighty expressions before a page was alive.
 */
export function leanNavigation(): Plugin {
  return {
    name: 'spark:lean-navigation',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    transform(code, id) {
      if (id === reader) return { code: leanReader(code, (fault) => this.error(fault)), map: null };
      if (table.test(id)) checkRoutes(code, (fault) => this.error(fault));
      if (id !== navigation) return undefined;
      if (!looking.test(code)) this.error('SvelteKit looks at links in another way: see lean-navigation.ts.');
      return { code: code.replace(looking, ''), map: null };
    },
  };
}

function leanReader(code: string, fail: (fault: string) => never): string {
  if (!code.includes(takesReader) || !reads.test(code) || !asks.test(code))
    return fail('SvelteKit reads routes in another way: see lean-navigation.ts.');
  return code
    .replace(takesReader, `import { matchRoute } from ${JSON.stringify(matcher)};`)
    .replace(reads, '')
    .replace(asks, 'return matchRoute(id, path);');
}

function checkRoutes(code: string, fail: (fault: string) => never): void {
  const routes = [...code.matchAll(route)].map(([, id = '']) => id);
  if (routes.length === 0) fail('SvelteKit names routes in another way: see lean-navigation.ts.');
  for (const id of routes)
    if (!plainRoute.test(id))
      fail(`${id} is more than names and parameters: \`match-route.ts\` has to learn it.`);
}
