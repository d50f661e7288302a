import { relative } from 'node:path';
import type { Plugin, Rollup } from 'vite';
import { adapterFor } from './adapters.ts';
import { areaNames, areaOf } from './areas.ts';
import { fileOf, moduleOf, readAreas, type AreaTexts } from './page-texts.ts';

/** On the server a module holds an area in all languages; a browser finds it in its page's language by an import map. */
const areaModule = 'virtual:spark-words/';
const browserModule = '#words/';
/** Where each language's files are: what the server writes into a page's import map. */
const filesModule = 'virtual:spark-words-files';

const loadName = '_w_words_';

/** Stands where each side imports its words, on a line of its own. */
const importMark = '/* spark-words */';

/** A source file, and what is left of it without its texts; `null` where it has none. */
interface Taken {
  source: string;
  output: { code: string; map: Rollup.SourceMapInput } | null;
}

/**
 * Takes texts out of the sources and brings them back in the language of the page. The code is the same for everybody;
 * `#words/feed` stands for another file in each language.
 */
export function words(): Plugin {
  const root = import.meta.dirname.replace(/[\\/]words$/, '');
  let areas = new Map<string, AreaTexts>();
  let isBuild = true;
  // The server's pages and the browser's are built of the same files, one after the other.
  const takenOf = new Map<string, Taken>();
  return {
    name: 'spark:words',
    enforce: 'pre',
    // The service worker belongs to no page and so to no language: what it says by itself it says in English.
    applyToEnvironment: ({ name }) => name !== 'serviceWorker',
    configResolved: (config) => void (isBuild = config.command === 'build'),
    async buildStart() {
      if (areas.size === 0) areas = await readAreas(root);
    },
    resolveId(id) {
      if (id.startsWith(browserModule)) return isBuild ? { id, external: true } : `\0${id}`;
      return id.startsWith(areaModule) || id === filesModule ? `\0${id}` : undefined;
    },
    load(id) {
      if (id === `\0${filesModule}`) return filesSource(isBuild ? areas : new Map());
      if (id.startsWith(`\0${areaModule}`)) return serverModule(areas, id.slice(areaModule.length + 1));
      if (id.startsWith(`\0${browserModule}`))
        return developmentModule(areas, id.slice(browserModule.length + 1));
      return undefined;
    },
    async transform(source, id) {
      const file = relative(root, id.replace(/[?].*$/, '')).replaceAll('\\', '/');
      const adapter = id.includes('?') ? null : adapterFor(file);
      if (adapter === null) return undefined;
      const area = areaOf(file);
      const { indexes, texts } = textsOf(areas, area);
      const index = (key: string) => {
        const known = indexes.get(key);
        if (known !== undefined) return known;
        // While one writes, a new text stands in its own words until it is translated.
        for (const list of texts.values()) list.push(key);
        indexes.set(key, indexes.size);
        return indexes.size - 1;
      };
      let taken = takenOf.get(file);
      if (taken?.source !== source) {
        const { msgs, output } = await adapter.transform({
          content: source,
          filename: file,
          index: { indices: indexes, nextIndex: indexes.size, get: index },
          expr: { plain: `${loadName}()`, reactive: `${loadName}()` },
          matchUrl: () => null,
        });
        const { code = source, map } = output(importMark);
        taken = { source, output: msgs.length === 0 ? null : { code, map } };
        takenOf.set(file, taken);
      }
      if (taken.output === null) return undefined;
      const isBrowser = this.environment.config.consumer === 'client';
      const { code, map } = taken.output;
      return { code: code.replace(importMark, () => (isBrowser ? browserImport : serverImport)(area)), map };
    },
    generateBundle() {
      if (this.environment.config.consumer !== 'client') return;
      for (const [area, { texts }] of areas) {
        for (const [locale, list] of texts) {
          const source = moduleOf(list);
          this.emitFile({ type: 'asset', fileName: fileOf(area, locale, source), source });
        }
      }
    },
  };
}

function textsOf(areas: Map<string, AreaTexts>, area: string): AreaTexts {
  const texts = areas.get(area);
  if (texts === undefined) throw new Error(`There is no area "${area}" among ${areaNames.join(', ')}`);
  return texts;
}

function filesSource(areas: Map<string, AreaTexts>): string {
  const files: Record<string, Record<string, string>> = {};
  for (const [area, { texts }] of areas) {
    for (const [locale, list] of texts) {
      files[locale] = { ...files[locale], [area]: `/${fileOf(area, locale, moduleOf(list))}` };
    }
  }
  return `export const wordFiles = ${JSON.stringify(files)};`;
}

function browserImport(area: string): string {
  return [
    `import * as _w_texts_ from ${JSON.stringify(browserModule + area)};`,
    `import { runtimeOf as _w_of_ } from '#lib/words/browser-words.ts';`,
    `const ${loadName} = () => _w_of_(_w_texts_);`,
  ].join(' ');
}

function serverImport(area: string): string {
  return `import { words as ${loadName} } from ${JSON.stringify(areaModule + area)};`;
}

function serverModule(areas: Map<string, AreaTexts>, area: string): string {
  return [
    `import { wordsOf } from '#lib/words/server-words.server.ts';`,
    `export const words = wordsOf(${JSON.stringify(area)}, ${allLanguages(areas, area)});`,
  ].join('\n');
}

function developmentModule(areas: Map<string, AreaTexts>, area: string): string {
  return [
    `const all = ${allLanguages(areas, area)};`,
    `export const c = all[document.documentElement.lang] ?? all.en;`,
  ].join('\n');
}

function allLanguages(areas: Map<string, AreaTexts>, area: string): string {
  return JSON.stringify(Object.fromEntries(textsOf(areas, area).texts));
}
