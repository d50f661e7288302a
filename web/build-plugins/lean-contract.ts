import { fileURLToPath } from 'node:url';
import { countries, limits, problemStatus, routes, streamPath, uploadsPath } from '@spark/contract';
import type { Plugin } from 'vite';

// Languages and marks have no schemas: these parts are taken as they are.
const locales = fileURLToPath(new URL('../../contract/src/locales.ts', import.meta.url));
const innerMarks = fileURLToPath(new URL('../../contract/src/inner-marks.ts', import.meta.url));
const languages = fileURLToPath(new URL('../../contract/src/languages.ts', import.meta.url));
const virtualId = '\0lean-contract';
/** The same with the languages of posts, for those who name one: a feed does not. */
const withLanguages = '@spark/contract/languages';
const pages = /\/web\/src\/.*\.(?:svelte|ts)$/;
// Not where only its type is meant.
const use = /(?<!typeof )\broutes\.(\w+)\b/g;
const ofLanguages =
  /(import \{[^}]*\b(?:isLanguage|languageNames|languageOfLocale|languages|offeredLanguages)\b[^}]*\} from ')@spark\/contract'/;

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
    `export * from ${JSON.stringify(locales)};`,
    `export * from ${JSON.stringify(innerMarks)};`,
    // Marked so that bundles which name no country do not carry all of them.
    `export const countries = /* @__PURE__ */ new Set(${JSON.stringify([...countries])});`,
  ].join('\n');
  return {
    name: 'spark:lean-contract',
    enforce: 'pre',
    resolveId(id) {
      if (id === '@spark/contract') return virtualId;
      return id === withLanguages ? `\0${withLanguages}` : undefined;
    },
    load(id) {
      if (id === virtualId) return source;
      if (id !== `\0${withLanguages}`) return undefined;
      return ['@spark/contract', languages]
        .map((from) => `export * from ${JSON.stringify(from)};`)
        .join('\n');
    },
    // Each call stands where it is made: as one table, every page would carry the calls of all others.
    transform(code, id) {
      if (!pages.test(id)) return undefined;
      const written = (whole: string, name: string) => {
        const route = table[name];
        return route === undefined ? whole : `(${JSON.stringify(route)})`;
      };
      const lean = code.replace(use, written).replace(ofLanguages, `$1${withLanguages}'`);
      return lean === code ? undefined : { code: lean, map: null };
    },
  };
}
