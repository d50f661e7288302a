import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { paths } from '../src/lib/paths.ts';

/** What rolldown tells of a module while it puts modules into files. */
interface Graph {
  getModuleInfo(id: string): { importers: readonly string[] } | null;
}

/** What a page of the feed begins with: SvelteKit's own start, the frame of all pages, their page of errors, the page itself. */
const beginnings = new RegExp(
  String.raw`/client-optimized/app\.js$|/runtime/client/client-entry\.js$|/routes${paths.newest}/\+page\.(?:svelte|ts)$`,
);

/** A door leads to everything in its feature; only what is taken through it is needed. */
const door = /\/index\.ts$/;
const imports = /(import|export)\s*\{([^}]*)\}\s*from\s*["']([^"']+)["']/g;

/** What modules take from each other by name: by module, then by the end of the other's address, the names. */
const taken = new Map<string, Map<string, Set<string>>>();

/** SvelteKit's table of all pages, and in it where each comes from. */
const table = /\/client-optimized\/app\.js$/;
const part = /\(\) => import\('\.\/nodes\/(\d+)'\)/g;
/** In the feed's file are the frame of all pages, their page of errors, and the page of the feed, by its place in the table. */
const frames = new Set(['0', '1']);
const pageOfFeed = new RegExp(String.raw`"${paths.newest}": \[(\d+)\]`);

/** What the table leads to: the component of a page, and what its module says besides. */
const node = /\/client-optimized\/nodes\/\d+\.js$/;
const universal = /import \* as universal from "([^"]+)";\s*export \{ universal \};/;
const said = /^export (?:async function|const|function) (\w+)/gm;

/** Where SvelteKit begins: it brings itself to a page as another part, and is given the table. */
const start = /\/runtime\/client\/entry\.js$/;
const bringsItself = "client ??= import('./client-entry.js');";
const client = fileURLToPath(
  new URL('runtime/client/', import.meta.resolve('@sveltejs/kit').replace(/[^/]*\/[^/]*$/, '')),
).replaceAll('\\', '/');
const begin = [
  `export { set_payload as init } from ${JSON.stringify(`${client}payload.js`)};`,
  `export { start } from ${JSON.stringify(`${client}client-entry.js`)};`,
].join('');
/** SvelteKit looks for the part it brings, and links its files. */
const bringsTable = "export const pages = () => import('<sveltekit:generated>/client-optimized/app.js');";

/** Finds out which modules a page of the feed needs to be alive, so that they, and nothing else, come as one file. */
export function feedFirst(): Plugin {
  return {
    name: 'spark:feed-first',
    applyToEnvironment: ({ name }) => name === 'client',
    // What lies in the feed's file is taken from there: a file that only leads to it would be asked for by itself.
    transform(code, id) {
      if (start.test(id)) {
        if (!code.includes(bringsItself)) this.error('SvelteKit begins in another way: see feed-first.ts.');
        return { code: begin + bringsTable, map: null };
      }
      if (node.test(id))
        return { code: code.replace(universal, (_, from: string) => byName(from, id)), map: null };
      if (!table.test(id)) return undefined;
      const feed = pageOfFeed.exec(code)?.[1];
      if (feed === undefined) this.error('SvelteKit lists pages in another way: see feed-first.ts.');
      return { code: withParts(code, feed), map: null };
    },
    moduleParsed({ id, code }) {
      const names = new Map<string, Set<string>>();
      for (const [, kind, list = '', from = ''] of (code ?? '').matchAll(imports)) {
        if (!door.test(kind === 'import' ? from : id)) continue;
        names.set(endOf(from), new Set([...(names.get(endOf(from)) ?? []), ...namesIn(list, kind)]));
      }
      taken.set(id, names);
    },
  };
}

/** The table with what is in the feed's file in its place. */
function withParts(code: string, feed: string): string {
  const isThere = (at: string) => frames.has(at) || at === feed;
  const imports = [...code.matchAll(part)]
    .map(([, at = '']) => at)
    .filter(isThere)
    .map((at) => {
      const besides = at === feed ? `, universal as universal${at}` : '';
      return `import { component as component${at}${besides} } from './nodes/${at}';`;
    });
  const lean = code.replace(part, (whole, at: string) => {
    if (!isThere(at)) return whole;
    const besides = at === feed ? `, universal: universal${at}` : '';
    return `() => Promise.resolve({ component: component${at}${besides} })`;
  });
  // A page begins with the table (`lib/server/begin-with-table.ts`): a file that only leads to the start would be another.
  return imports.join('') + begin + lean;
}

/** What a page's module says, by name: as a whole it would need the bundler's own lines, which are a file by themselves. */
function byName(from: string, id: string): string {
  const code = readFileSync(resolve(dirname(id), from), 'utf8');
  const names = [...code.matchAll(said)].map(([, name = '']) => name).join(', ');
  if (names === '' || code.match(/^export /gm)?.length !== names.split(', ').length)
    throw new Error(`${from} says more than feed-first.ts can read.`);
  return `import { ${names} } from ${JSON.stringify(from)}; export const universal = { ${names} };`;
}

/** The name of the file that holds what a first view of the feed needs, for what belongs into it. */
export function feedFile(id: string, graph: Graph): string | null {
  // A file of its own: SvelteKit looks for the styles of a page in all that its files lead to, and would find those of every page.
  if (table.test(id)) return null;
  const looked = new Set([id]);
  // Grows while it is walked through.
  for (const one of looked) {
    if (beginnings.test(one)) return 'feed';
    for (const importer of importersOf(one, graph)) {
      if (!door.test(importer)) looked.add(importer);
      else for (const user of usersThrough(importer, one, graph)) looked.add(user);
    }
  }
  return null;
}

function importersOf(id: string, graph: Graph): readonly string[] {
  return graph.getModuleInfo(id)?.importers ?? [];
}

/** The modules that take something of this one through its door. */
function usersThrough(doorId: string, id: string, graph: Graph): string[] {
  const offered = namesFrom(doorId, id);
  return importersOf(doorId, graph).filter((user) =>
    [...namesFrom(user, doorId)].some((name) => offered.has(name)),
  );
}

function namesFrom(user: string, id: string): ReadonlySet<string> {
  const found = [...(taken.get(user) ?? [])].find(([end]) => id.endsWith(end));
  return found?.[1] ?? new Set();
}

/** `./Feed.svelte` and `#features/feed/index.ts` both end as the addresses of modules do. */
function endOf(specifier: string): string {
  return specifier.replace(/^(?:[.#]+\/?)*(?:[.]{2}\/)*/, '/').replace(/^\/+/, '/');
}

/** Of an import what is taken, of a door what is offered. */
function namesIn(list: string, kind = ''): string[] {
  return list
    .split(',')
    .map((part) => part.trim().split(/\s+as\s+/))
    .flatMap((names) => (kind === 'import' ? names[0] : names.at(-1)) ?? []);
}
