import type { Plugin } from 'vite';

/** What rolldown tells of a module while it puts modules into files. */
interface Graph {
  getModuleInfo(id: string): { importers: readonly string[] } | null;
}

/** What a page of the feed begins with: SvelteKit's own start, the frame of all pages, their page of errors, the page itself. */
const beginnings =
  /\/client-optimized\/(?:app|nodes\/[01])\.js$|\/runtime\/client\/client-entry\.js$|\/routes\/newest\/\+page\.(?:svelte|ts)$/;

/** A door leads to everything in its feature; only what is taken through it is needed. */
const door = /\/index\.ts$/;
const imports = /(import|export)\s*\{([^}]*)\}\s*from\s*["']([^"']+)["']/g;

/** What modules take from each other by name: by module, then by the end of the other's address, the names. */
const taken = new Map<string, Map<string, Set<string>>>();

/** SvelteKit's table of all pages, and what it asks for with every first view: the frame of all pages and their page of errors. */
const table = /\/client-optimized\/app\.js$/;
const always = /\(\) => import\('(\.\/nodes\/([01]))'\)/g;

/** Finds out which modules a page of the feed needs to be alive, so that they, and nothing else, come as one file. */
export function feedFirst(): Plugin {
  return {
    name: 'spark:feed-first',
    applyToEnvironment: ({ name }) => name === 'client',
    // What lies in the feed's file is taken from there: a file that only leads to it would be asked for by itself.
    transform(code, id) {
      if (!table.test(id)) return undefined;
      const nodes = [...code.matchAll(always)].map(([, from, at]) => `import * as node${at} from '${from}';`);
      return { code: nodes.join('') + code.replace(always, '() => Promise.resolve(node$2)'), map: null };
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

/** The bundler's own few lines would be a file by themselves, asked for before all others. */
const ofBundler = /rolldown\/runtime/;

/** The name of the file that holds what a first view of the feed needs, for what belongs into it. */
export function feedFile(id: string, graph: Graph): string | null {
  // A file of its own: SvelteKit looks for the styles of a page in all that its files lead to, and would find those of every page.
  if (table.test(id)) return null;
  if (ofBundler.test(id)) return 'feed';
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
