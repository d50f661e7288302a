import { getKey, type Item, type PluralRule } from 'wuchale';
import { locales, sourceLocale, type Locale } from '@spark/contract';
import { openCatalogues, targetLocales } from './catalogues.ts';
import { extractTexts, type SourceText } from './extract.ts';

/** How gettext's own tools count in a language; pages leave it to Intl, which has the same forms in the same order. */
export const pluralRules: Readonly<Record<Locale, PluralRule>> = {
  en: { nplurals: 2, plural: 'n != 1' },
  'zh-CN': { nplurals: 1, plural: '0' },
  ar: {
    nplurals: 6,
    plural: 'n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5',
  },
};

/** Every text of the sources, nothing else, with the translations there are. */
export async function readItems(webRoot: string): Promise<Item[]> {
  const { items } = await (await openCatalogues(webRoot)).load();
  const known = new Map(items.map((item) => [keyOf(item), item]));
  const texts = await extractTexts(webRoot);
  return [...texts.values()].map((text) => itemOf(text, known.get(text.key)));
}

/** Writes the catalogues anew. */
export async function updateCatalogues(webRoot: string) {
  const items = await readItems(webRoot);
  const storage = await openCatalogues(webRoot);
  await storage.save({ items, pluralRules: new Map(locales.map((locale) => [locale, pluralRules[locale]])) });
  return {
    texts: items.length,
    untranslated: targetLocales.map(
      (locale) =>
        [locale, items.filter(({ translations }) => isEmpty(translations.get(locale))).length] as const,
    ),
  };
}

/** What a text is found by: its source, and its context where the same words mean two things. */
export function keyOf(item: Item): string {
  return getKey(item.translations.get(sourceLocale) ?? [], item.context);
}

function itemOf(text: SourceText, known: Item | undefined): Item {
  return {
    ...known,
    context: text.context,
    translations: new Map([
      ...targetLocales.map((locale) => [locale, formsIn(locale, text, known)] as const),
      [sourceLocale, text.forms],
    ]),
    references: text.places.map(({ file, placeholders }) => ({
      file,
      refs: [placeholders.length === 0 ? null : { placeholders: placeholders.map(tidyPlaceholder) }],
    })),
    urlAdapters: [],
  };
}

function formsIn(locale: Locale, text: SourceText, known: Item | undefined): string[] {
  const forms = known?.translations.get(locale) ?? [];
  if (!isEmpty(forms)) return forms;
  return Array<string>(text.forms.length > 1 ? pluralRules[locale].nplurals : 1).fill('');
}

function tidyPlaceholder([index, expression]: [number, string]): [number, string] {
  return [index, expression.replace(/\s+/g, ' ').trim()];
}

function isEmpty(forms: string[] | undefined): boolean {
  return forms === undefined || forms.every((form) => form === '');
}
