import { wordFiles } from 'virtual:spark-words-files';
import { directionOf, type Locale } from '@spark/contract';
import { saidId } from '#lib/words/said-id.ts';

/** What a page used of its language. */
interface Used {
  areas: ReadonlySet<string>;
  said: ReadonlyMap<string, string>;
}

/**
 * Puts a page's language into its head: which way it is written, where its texts are, and those the page used at once.
 * Modules find their texts by the import map, so they wait for no script that would ask for them first. What numbers and times
 * became stands before what shows.
 */
export function bringWords(html: string, locale: Locale, { areas, said }: Used): string {
  const files = wordFiles[locale] ?? {};
  const imports = Object.fromEntries(Object.entries(files).map(([area, file]) => [`#words/${area}`, file]));
  const preloads = [...areas]
    .flatMap((area) => files[area] ?? [])
    .map((file) => `<link rel="modulepreload" href="${file}">`);
  return html
    .replaceAll('%spark.lang%', locale)
    .replace('%spark.dir%', directionOf(locale))
    .replace('%spark.words%', JSON.stringify({ imports }))
    .replace('%spark.preloads%', preloads.join(''))
    .replace('%spark.said%', () => holderOf(said));
}

function holderOf(said: ReadonlyMap<string, string>): string {
  // As data it is never run; nothing in it may end it early.
  const words = JSON.stringify([...said]).replaceAll('<', String.raw`\u003c`);
  return `<script type="application/json" id="${saidId}">${words}</script>`;
}
