import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Item } from 'wuchale';
import { sourceLocale, type Locale } from '@spark/contract';
import { openCatalogues, targetLocales } from './catalogues.ts';
import { extractTexts, sourceFiles, type SourceText } from './extract.ts';
import { keyOf, pluralRules } from './update-catalogues.ts';
import { findUntaken } from './untaken.ts';

const webRoot = import.meta.dirname.replace(/[\\/]words$/, '');
/** Every file of the web client is parsed; a busy machine takes its time. */
const patienceMs = 60_000;

let texts: Map<string, SourceText>;
let items: Item[];

beforeAll(async () => {
  texts = await extractTexts(webRoot);
  ({ items } = await (await openCatalogues(webRoot)).load());
}, patienceMs);

test('the catalogues hold every text of the sources where it stands, and no other: else run "npm run words"', () => {
  const inSources = [...texts].map(([key, { places }]) => [key, filesOf(places)]);
  const inCatalogues = items.map((item) => [keyOf(item), filesOf(item.references)]);
  expect(Object.fromEntries(inCatalogues)).toEqual(Object.fromEntries(inSources));
});

test.each(targetLocales)('%s says everything', (locale) => {
  expect(items.filter((item) => formsIn(item, locale).some((form) => form.trim() === '')).map(keyOf)).toEqual(
    [],
  );
});

test.each(targetLocales)('%s keeps every value and every tag of a text', (locale) => {
  const broken = items.filter((item) => {
    const wanted = marksOf(formsIn(item, sourceLocale).at(-1) ?? '');
    return formsIn(item, locale).some((form) => !agree(marksOf(form), wanted, isPlural(item)));
  });
  expect(broken.map(keyOf)).toEqual([]);
});

test.each(targetLocales)('%s has as many forms for numbers as the language', (locale) => {
  const { nplurals } = pluralRules[locale];
  expect(new Intl.PluralRules(locale).resolvedOptions().pluralCategories).toHaveLength(nplurals);
  const wrong = items.filter((item) => formsIn(item, locale).length !== (isPlural(item) ? nplurals : 1));
  expect(wrong.map(keyOf)).toEqual([]);
});

test(
  'nothing readable is left out, or made once for readers of all languages',
  async () => {
    const left = await Promise.all(
      sourceFiles(webRoot).map((file) => findUntaken(file, readFileSync(join(webRoot, file), 'utf8'))),
    );
    expect(left.flat().map(({ file, line, text }) => `${file}:${line} ${text}`)).toEqual([]);
  },
  patienceMs,
);

test.each([
  ["const tastes = [{ label: 'New posts' }];", 'a module makes it once'],
  ["const lengths = [{ label: '3 days' }];", 'a number with its noun'],
  ["function f() { throw new Error('That did not work.'); }", 'no text is taken there'],
  ["function f(word = 'the shop') { return word; }", 'no text is taken there'],
])('%s is found: %s', async (content) => {
  expect(await findUntaken('src/lib/example.ts', content)).toHaveLength(1);
});

test('a sentence within a function is taken', async () => {
  const content = "function f(n: number) { return n > 1 ? `${n} of them` : 'Only one'; }";
  expect(await findUntaken('src/lib/example.ts', content)).toEqual([]);
});

function filesOf(places: readonly { file: string }[]): string[] {
  return [...new Set(places.map(({ file }) => file))].toSorted();
}

function formsIn(item: Item, locale: Locale): string[] {
  return item.translations.get(locale) ?? [];
}

function isPlural(item: Item): boolean {
  return formsIn(item, sourceLocale).length > 1;
}

/** Values and tags of a text: `{0}`, `<0>`, `</0>`, `<1/>`. */
function marksOf(form: string): string[] {
  return (form.match(/\{\d+\}|<\/?\d+\/?>/g) ?? []).toSorted();
}

/** A form for one or two may do without the number, and a value may be said twice; nothing else may be missing or new. */
function agree(marks: string[], wanted: string[], isForNumbers: boolean): boolean {
  const known = new Set(wanted);
  const said = new Set(marks);
  return marks.every((mark) => known.has(mark)) && (isForNumbers || wanted.every((mark) => said.has(mark)));
}
