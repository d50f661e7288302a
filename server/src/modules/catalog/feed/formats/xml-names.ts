import type { SaxesTagPlain } from 'saxes';

/** The vocabulary of product feeds. */
export const googleNames = 'http://base.google.com/ns/1.0';

/** That of Atom. */
export const atomNames = 'http://www.w3.org/2005/Atom';

/** That of RSS 1.0's root. */
export const rdfNames = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

/** An element's name, told apart from names of other vocabularies that look the same. */
export interface ElementName {
  /** As it was written, in small letters: a feed may write `G:price` where it declared `g`. */
  prefix: string;
  local: string;
  /** `''`: it is of none; `null`: nobody said what its prefix stands for. */
  vocabulary: string | null;
}

/** What prefixes stand for where the parser is. */
export interface NameScope {
  /** Enters an element and says what its name means. */
  open(tag: SaxesTagPlain): ElementName;
  close(): void;
}

/** Opens the scope of a document. Two prefixes mean what everybody means by them until the feed says otherwise. */
export function createNameScope(): NameScope {
  const meant = new Map<string, string>([
    ['g', googleNames],
    ['rdf', rdfNames],
  ]);
  /** What declarations replaced, to be put back where their element ends. */
  const replaced: { depth: number; prefix: string; before: string | undefined }[] = [];
  let depth = 0;

  function declare(prefix: string, written: string): void {
    const vocabulary = vocabularyOf(prefix, written.trim());
    if (vocabulary === '' && prefix !== '') return;
    replaced.push({ depth, prefix, before: meant.get(prefix) });
    meant.set(prefix, vocabulary);
  }

  return {
    open({ name, attributes }) {
      depth += 1;
      for (const attribute in attributes) {
        if (attribute === 'xmlns') declare('', attributes[attribute] ?? '');
        else if (attribute.startsWith('xmlns:'))
          declare(attribute.slice(6).toLowerCase(), attributes[attribute] ?? '');
      }
      const colon = name.indexOf(':');
      const prefix = colon === -1 ? '' : name.slice(0, colon).toLowerCase();
      const vocabulary = meant.get(prefix) ?? (prefix === '' ? '' : null);
      return { prefix, local: name.slice(colon + 1), vocabulary };
    },
    close() {
      for (let last = replaced.at(-1); last?.depth === depth; last = replaced.at(-1)) {
        replaced.pop();
        if (last.before === undefined) meant.delete(last.prefix);
        else meant.set(last.prefix, last.before);
      }
      depth -= 1;
    },
  };
}

// Google's address is written with https, with a slash, with another version; after `g` also wrongly. That of its custom
// attributes (`cns`), whose names are the shop's own, is another vocabulary.
function vocabularyOf(prefix: string, written: string): string {
  if (/^https?:\/\/base\.google\.com\/ns(\/|$)/i.test(written)) return googleNames;
  if (prefix === 'g' && /google/i.test(written) && !/\/cns\b/i.test(written)) return googleNames;
  return written;
}
