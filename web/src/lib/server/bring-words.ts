import { wordFiles } from 'virtual:spark-words-files';
import { directionOf, type Locale } from '@spark/contract';

/**
 * Puts a page's language into its head: which way it is written, where its texts are, and those the page used at once.
 * Modules find their texts by the import map, so they wait for no script that would ask for them first.
 */
export function bringWords(html: string, locale: Locale, areas: ReadonlySet<string>): string {
  const files = wordFiles[locale] ?? {};
  const imports = Object.fromEntries(Object.entries(files).map(([area, file]) => [`#words/${area}`, file]));
  const preloads = [...areas]
    .flatMap((area) => files[area] ?? [])
    .map((file) => `<link rel="modulepreload" href="${file}">`);
  return html
    .replace('%spark.lang%', locale)
    .replace('%spark.dir%', directionOf(locale))
    .replace('%spark.words%', JSON.stringify({ imports }))
    .replace('%spark.preloads%', preloads.join(''));
}
