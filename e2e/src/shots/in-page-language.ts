import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sourceLocale, type Locale } from '@spark/contract';
import type { Locator, Page } from 'playwright-core';

type Name = string | RegExp;

/** Puts a name into a language; `isPart` where it is looked for within longer words. */
type Translate = (name: Name, isPart?: boolean) => Name;

/**
 * A page on which things are found by their English names whatever language it is in: the names are looked up in the
 * catalogue of that language, so that a screen is described once for all of them.
 */
export function inPageLanguage(page: Page, locale: Locale): Page {
  return locale === sourceLocale ? page : translating(page, translator(locale));
}

const finders = new Set([
  'getByRole',
  'getByText',
  'getByLabel',
  'getByPlaceholder',
  'locator',
  'filter',
  'first',
  'last',
  'nth',
  'and',
  'or',
]);

/** The same thing, with finders that translate what they are told to find. */
function translating<Thing extends Page | Locator>(thing: Thing, translate: Translate): Thing {
  return new Proxy(thing, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== 'function') return value;
      if (typeof key !== 'string' || !finders.has(key)) return value.bind(target);
      return (...given: unknown[]) => {
        const found: unknown = value.apply(
          target,
          given.map((one, index) => translateArgument(key, one, index, translate)),
        );
        // A finder gives a locator: that is what makes it one.
        return translating(found as Locator, translate);
      };
    },
  });
}

function translateArgument(finder: string, given: unknown, index: number, translate: Translate): unknown {
  const isWords = /^getBy(Text|Label|Placeholder)$/.test(finder) && index === 0;
  if (isWords) return isName(given) ? translate(given) : given;
  if (typeof given !== 'object' || given === null) return given;
  const named = Object.entries(given).map(([key, value]): [string, unknown] => [
    key,
    (key === 'name' || key === 'hasText') && isName(value) ? translate(value, key === 'hasText') : value,
  ]);
  // What a locator is filtered with is no plain object.
  return Object.getPrototypeOf(given) === Object.prototype ? Object.fromEntries(named) : given;
}

function isName(value: unknown): value is Name {
  return typeof value === 'string' || value instanceof RegExp;
}

/** Turns a name into what it is in a language: exactly where the catalogue has it, else as whatever fills its values. */
function translator(locale: Locale): Translate {
  const entries = readCatalogue(locale);
  return (name, isPart = false) => {
    const exact = entries.filter(({ source }) => source === name);
    const words = (exact.length > 0 ? exact : entries).flatMap(({ source, translations }) => {
      const value = exact.length > 0 ? null : findValue(source, name);
      return value === undefined
        ? []
        : translations.map((one) => asPattern(one, value && digitsIn(locale, value)));
    });
    // What is in no catalogue is somebody's own words.
    return words.length === 0
      ? name
      : new RegExp(isPart ? words.join('|') : bounded(words.join('|'), name), 'u');
  };
}

/** With which first value a source says a name: `null` for any, `undefined` where it does not. */
function findValue(source: string, name: Name): string | null | undefined {
  if (typeof name === 'string') {
    // "{0} on {1}" says half of what people write.
    if (source.replaceAll(/\{\d+\}|#/g, '').length * 2 < name.length) return undefined;
    const said = new RegExp(whole(asPattern(source, null)), 'u').exec(name);
    const [, value = ''] = said ?? [];
    if (said === null) return undefined;
    return /^\d+$/.test(value) ? value : null;
  }
  // An icon before the words has none of its own.
  const words = source.replaceAll(/<\/?\d+\/?>/g, '').trim();
  const filled = words.replaceAll(/\{\d+\}|#/g, '1');
  if (name.test(filled)) return source.includes('{0}') && !/\d/.test(name.source) ? null : '1';
  return ['2', '3', '4', '5'].find((value) => name.test(words.replace('{0}', value)));
}

interface Entry {
  source: string;
  translations: string[];
}

/** Begins and ends where the name does: an expression says so itself. */
function bounded(pattern: string, name: Name): string {
  if (typeof name === 'string') return whole(pattern);
  const [start, end] = [
    name.source.startsWith('^') ? String.raw`^\s*` : '',
    name.source.endsWith('$') ? String.raw`\s*$` : '',
  ];
  return `${start}(?:${pattern})${end}`;
}

function whole(pattern: string): string {
  return String.raw`^\s*(?:${pattern})\s*$`;
}

/** A number as the language writes it. */
function digitsIn(locale: Locale, value: string): string {
  return /^\d+$/.test(value) ? Number(value).toLocaleString(locale) : value;
}

/** What is said once a value stands in each of its places; the first may be known, and is caught. */
function asPattern(words: string, first: string | null): string {
  const filled = first === null ? words : words.replace('{0}', first);
  const pieces = filled.trim().split(/(<\/?\d+>|<\d+\/>|\{\d+\}|#)/);
  return pieces.map((piece, at) => (at % 2 === 0 ? asIs(piece) : anything(piece))).join('');
}

/** The words themselves; the space beside a tag is not always there. */
function asIs(words: string): string {
  return words.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`).replaceAll(/^ | $/g, String.raw`\s*`);
}

function anything(place: string): string {
  if (place === '{0}') return '(.+?)';
  if (!place.startsWith('<')) return '.+?';
  // Something of its own stands where a tag is closed in itself: a price, or words for screen readers.
  // What is for screen readers alone is read a space apart.
  return place.endsWith('/>') ? '.*?' : String.raw`\s*`;
}

function readCatalogue(locale: Locale): Entry[] {
  const file = fileURLToPath(new URL(`../../../web/locales/${locale}.po`, import.meta.url));
  return readFileSync(file, 'utf8')
    .split('\n\n')
    .flatMap((block) => {
      const texts = [...block.matchAll(/^(msgid|msgid_plural|msgstr(?:\[\d+\])?) "(.+)"$/gm)];
      const of = (kind: string) =>
        // Quoted as JSON quotes, too.
        texts.flatMap(([, name = '', text]) =>
          name.startsWith(kind) ? String(JSON.parse(`"${text}"`)) : [],
        );
      const translations = of('msgstr');
      // Nothing but values would be found everywhere.
      return of('msgid').flatMap((source) => (/\p{L}{2}/u.test(source) ? { source, translations } : []));
    });
}
