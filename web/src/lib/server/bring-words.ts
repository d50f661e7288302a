import { directionOf, type Locale } from '@spark/contract';
import { saidId } from '#lib/words/said-id.ts';

/** What a page uses of its language. */
export interface PageWords {
  locale: Locale;
  /** The file of each area of texts in this language. */
  files: Readonly<Record<string, string>>;
  /** The areas whose texts it used. */
  areas: ReadonlySet<string>;
  /** What numbers and times became, by what they say. */
  said: ReadonlyMap<string, string>;
}

/**
 * Puts a page's language into its head: which way it is written, where its texts are, and those the page used at once.
 * Modules find their texts by the import map, so they wait for no script that would ask for them first.
 */
export function nameWords(head: string, { locale, files, areas }: PageWords): string {
  const imports = Object.fromEntries(Object.entries(files).map(([area, file]) => [`#words/${area}`, file]));
  const preloads = [...areas]
    .flatMap((area) => files[area] ?? [])
    .map((file) => `<link rel="modulepreload" href="${file}">`);
  return head
    .replaceAll('%spark.lang%', locale)
    .replace('%spark.dir%', directionOf(locale))
    .replace('%spark.words%', JSON.stringify({ imports }))
    .replace('%spark.preloads%', preloads.join(''));
}

/** Puts what numbers and times became before what shows. */
export function holdSaid(body: string, { said }: PageWords): string {
  // As data it is never run; nothing in it may end it early.
  const words = JSON.stringify([...said]).replaceAll('<', String.raw`\u003c`);
  return body.replace(
    '%spark.said%',
    () => `<script type="application/json" id="${saidId}">${words}</script>`,
  );
}
