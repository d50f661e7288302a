import type { Locale } from '@spark/contract';
import toRuntime, { type CatalogModule, type Runtime } from 'wuchale/runtime';
import { noteArea, pageLocale } from './page-language.server.ts';

/** Gives an area's texts in the language of the page that is being made. */
export function wordsOf(area: string, texts: Record<Locale, CatalogModule['c']>): () => Runtime {
  const runtimes = new Map<string, Runtime>(
    Object.entries(texts).map(([locale, c]) => [locale, toRuntime({ c }, locale)]),
  );
  const none = toRuntime();
  return () => {
    noteArea(area);
    return runtimes.get(pageLocale()) ?? none;
  };
}
