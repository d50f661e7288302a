import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const runtime = fileURLToPath(
  new URL('runtime/', import.meta.resolve('@sveltejs/kit').replace(/[^/]*\/[^/]*$/, '')),
).replaceAll('\\', '/');
const client = `${runtime}client/client.js`;
const snapshots = `${runtime}client/snapshots.js`;

/** What SvelteKit's client can do and Spark has it do nowhere: where it stands, and what is left of it. */
const unused: readonly (readonly [what: string, where: RegExp, left: string])[] = [
  ['pages behind a hash', /\bapp\.hash\b/g, 'false'],
  [
    'remote functions',
    /^(\t+)for \(const [^\n]* of cache_entries\([^\n]*\) \{\n[^]*?^\1\}\n|^\tif \(payload\.data\) \{\n[^]*?^\t\}\n/gm,
    '',
  ],
  [
    'addresses that stand for others',
    /^async function get_rerouted_url\(url\) \{\n[^]*?^\}\n/gm,
    'async function get_rerouted_url(url) {\n\treturn url;\n}\n',
  ],
  [
    'what components keep for the way back',
    /^function (capture|restore)_snapshot\(index\) \{\n[^]*?^\}\n/gm,
    'function $1_snapshot() {}\n',
  ],
  [
    'links that are looked at as they come into view',
    /^\tconst observer = new IntersectionObserver\([^]*?^\t\);\n/gm,
    '',
  ],
  ['links that are looked for', /^\tfunction after_navigate\(\) \{\n[^]*?^\t\}\n/gm, ''],
  [
    'icons whose address depends on the page',
    /^\tfor \(const link of document\.querySelectorAll\('link'\)\) \{\n[^]*?^\t\}\n/gm,
    '',
  ],
  ['requests in the place of addresses', /^\t+if \(resource instanceof Request\) \{\n[^]*?^\t{4}\}\n/gm, ''],
  ['traces', /^\t+tracing: \{ enabled: false, root: noop_span, current: noop_span \},\n/gm, ''],
  [
    'pages that are made before they are asked for',
    /= load_cache_fork && \(await load_cache_fork\);/g,
    '= null;',
  ],
];

/** The same, as the module that would do it. */
const withoutSnapshots = [
  'current_registrations',
  'init_snapshots',
  'capture_navigation_snapshot',
  'restore_navigation_snapshot',
  'delete_navigation_snapshot',
  'persist_navigation_snapshots',
].map((name) => `export function ${name}() {}`);
const refusesSnapshots =
  "export function snapshot() { throw new Error('Spark keeps what is typed itself: see lean-kit.ts.'); }";

/** What would need it after all. */
const remote = /\.remote\.[jt]s$/;
const table = /\/client-optimized\/app\.js$/;
const isPlain = ['reroute: (() => {})', 'export const hash = false;'];

/** Takes out of SvelteKit's client what Spark never has it do. */
export function leanKit(): Plugin {
  return {
    name: 'spark:lean-kit',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    transform(code, id) {
      if (remote.test(id))
        this.error(`Remote functions are taken out of SvelteKit's client: see lean-kit.ts.`);
      if (table.test(id) && !isPlain.every((part) => code.includes(part)))
        this.error(`Addresses are more than paths: see lean-kit.ts.`);
      if (id === snapshots) return { code: [...withoutSnapshots, refusesSnapshots].join('\n'), map: null };
      if (id !== client) return undefined;
      let lean = code;
      for (const [what, where, left] of unused) {
        const without = lean.replace(where, left);
        if (without === lean) this.error(`SvelteKit does “${what}” in another way: see lean-kit.ts.`);
        lean = without;
      }
      return { code: lean, map: null };
    },
  };
}
