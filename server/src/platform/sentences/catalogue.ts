import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceLocale, type Locale } from '@spark/contract';
import PO from 'pofile';
import { formOf } from './plural-forms.ts';
import type { Sentence } from './sentence.ts';

/** One standard .po file for each language but English, which is the source. */
const folder = join(import.meta.dirname, '../../../locales');

const catalogues = new Map<Locale, ReadonlyMap<string, readonly string[]>>();

/** What a language says for a sentence, with places for its values; `undefined` where it is not translated. */
export function findTranslation(locale: Locale, { source, counted }: Sentence): string | undefined {
  if (locale === sourceLocale) return undefined;
  const forms = catalogueOf(locale).get(keyOf(counted?.one ?? source, counted && source));
  return forms?.[counted === undefined ? 0 : formOf(locale, counted.count)] || undefined;
}

function catalogueOf(locale: Locale): ReadonlyMap<string, readonly string[]> {
  const known = catalogues.get(locale);
  if (known !== undefined) return known;
  const { items } = PO.parse(readFileSync(join(folder, `${locale}.po`), 'utf8'));
  const read = new Map(items.map((item) => [keyOf(item.msgid, item.msgid_plural), item.msgstr]));
  catalogues.set(locale, read);
  return read;
}

function keyOf(one: string, many: string | null | undefined): string {
  return many ? `${one}\n${many}` : one;
}
