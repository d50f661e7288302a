import { fileURLToPath } from 'node:url';
import { countries, limits, problemStatus, routes, streamPath, uploadsPath } from '@spark/contract';
import type { Plugin } from 'vite';

const languages = ['locales.ts', 'languages.ts'].map((file) =>
  fileURLToPath(new URL(`../../contract/src/${file}`, import.meta.url)),
);
const virtualId = '\0lean-contract';
const pages = /\/web\/src\/.*\.(?:svelte|ts)$/;
// Not where only its type is meant.
const use = /(?<!typeof )\broutes\.(\w+)\b/g;

/**
 * Gives the pages the contract without its schemas: methods, paths and limits are all they use at run time, and the
 * schema library would weigh more than the whole feed. Types still come from the contract itself.
 */
export function leanContract(): Plugin {
  const table: Record<string, { method: string; path: string }> = Object.fromEntries(
    Object.entries(routes).map(([id, { method, path }]) => [id, { method, path }]),
  );
  const values = Object.entries({ routes: table, limits, problemStatus, streamPath, uploadsPath });
  const source = [
    ...values.map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`),
    // Languages have no schemas: these parts are taken as they are.
    ...languages.map((file) => `export * from ${JSON.stringify(file)};`),
    // Marked so that bundles which name no country do not carry all of them.
    `export const countries = /* @__PURE__ */ new Set(${JSON.stringify([...countries])});`,
  ].join('\n');
  return {
    name: 'spark:lean-contract',
    enforce: 'pre',
    resolveId: (id) => (id === '@spark/contract' ? virtualId : undefined),
    load: (id) => (id === virtualId ? source : undefined),
    // Each call stands where it is made: as one table, every page would carry the calls of all others.
    transform(code, id) {
      if (!pages.test(id) || !code.includes('routes.')) return undefined;
      const written = (whole: string, name: string) => {
        const route = table[name];
        return route === undefined ? whole : `(${JSON.stringify(route)})`;
      };
      return { code: code.replace(use, written), map: null };
    },
  };
}
