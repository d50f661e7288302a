import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { locales, sourceLocale, type Locale } from '@spark/contract';
import PO from 'pofile';
import { findSentences, type FoundSentence } from './find-sentences.ts';

type Item = PO['items'][number];

/** The languages translated into; English is what the sources say. */
export const targetLocales: readonly Locale[] = locales.filter((locale) => locale !== sourceLocale);

/** A catalogue as it is on disk. */
export async function readCatalogue(locale: Locale): Promise<string> {
  return readFile(pathOf(locale), 'utf8');
}

/** A catalogue as it should be: what the sources say, with the translations there are. */
export async function renewCatalogue(locale: Locale, sentences: readonly FoundSentence[]): Promise<string> {
  const before = PO.parse(await readCatalogue(locale).catch(() => ''));
  const known = new Map(before.items.map((item) => [keyOf(item), item.msgstr]));
  const items = new Map<string, Item>();
  const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.length;
  for (const { source, many, values, file } of sentences) {
    const item = new PO.Item();
    item.msgid = source;
    if (many !== null) item.msgid_plural = many;
    const key = keyOf(item);
    const kept = items.get(key) ?? item;
    kept.msgstr = known.get(key) ?? Array<string>(many === null ? 1 : forms).fill('');
    if (values.length > 0) kept.extractedComments = [values.map((name, at) => `{${at}}: ${name}`).join(', ')];
    if (!kept.references.includes(file)) kept.references.push(file);
    items.set(key, kept);
  }
  const catalogue = new PO();
  catalogue.headers = {
    Language: locale,
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Transfer-Encoding': '8bit',
    'Plural-Forms': pluralForms[locale],
  };
  catalogue.items = [...items.values()];
  return `${catalogue.toString().trimEnd()}\n`;
}

/** Writes a catalogue as it should be. Returns how many sentences wait for their translation. */
export async function updateCatalogue(locale: Locale): Promise<number> {
  const text = await renewCatalogue(locale, await findSentences());
  await writeFile(pathOf(locale), text);
  return PO.parse(text).items.filter((item) => item.msgstr.some((form) => form === '')).length;
}

/** How gettext's programs are told which form is for which number; Spark itself asks Intl, which says the same. */
const pluralForms: Readonly<Record<Locale, string>> = {
  en: 'nplurals=2; plural=(n != 1);',
  'zh-CN': 'nplurals=1; plural=0;',
  ar: 'nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);',
};

function keyOf({ msgid, msgid_plural }: Item): string {
  return `${msgid}\n${msgid_plural ?? ''}`;
}

function pathOf(locale: Locale): string {
  return join(import.meta.dirname, '../locales', `${locale}.po`);
}
