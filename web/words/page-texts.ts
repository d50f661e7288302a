import { createHash } from 'node:crypto';
import type { CompiledElement, Item } from 'wuchale';
import { compileTranslation } from 'wuchale/compiler';
import { locales, sourceLocale, type Locale } from '@spark/contract';
import { areaNames, areaOf } from './areas.ts';
import { keyOf, readItems } from './update-catalogues.ts';

/** A text as pages use it: whole, in parts around its values, or in its forms for numbers. */
type Text = CompiledElement | string[];

/** The texts of one area, in each language in the same order. */
export interface AreaTexts {
  indexes: Map<string, number>;
  texts: ReadonlyMap<Locale, Text[]>;
}

/** All texts as pages load them. What is not translated stays in the source's language. */
export async function readAreas(webRoot: string): Promise<Map<string, AreaTexts>> {
  const items = await readItems(webRoot);
  return new Map(areaNames.map((area) => [area, collect(items.filter((item) => isIn(item, area)))]));
}

/** Where a language's texts of an area are found by browsers; another content has another address. */
export function fileOf(area: string, locale: Locale, content: string): string {
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 8);
  return `_app/immutable/words/${area}.${locale}.${hash}.js`;
}

/** A language's texts of an area as a module. */
export function moduleOf(texts: Text[]): string {
  return `export const c=${JSON.stringify(texts)};`;
}

function isIn({ references }: Item, area: string): boolean {
  return references.some(({ file }) => areaOf(file) === area);
}

function collect(items: Item[]): AreaTexts {
  return {
    indexes: new Map(items.map((item, index) => [keyOf(item), index])),
    texts: new Map(locales.map((locale) => [locale, items.map((item) => compile(item, locale))])),
  };
}

function compile(item: Item, locale: Locale): Text {
  const source = item.translations.get(sourceLocale) ?? [];
  const forms = item.translations.get(locale) ?? [];
  if (source.length > 1) return forms.some((form) => form !== '') ? forms : source;
  const [text = ''] = source;
  return compileTranslation(forms[0] ?? '', compileTranslation(text, text));
}
