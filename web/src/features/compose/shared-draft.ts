import type { SharedThings } from '#lib/shared-things.ts';
import { emptyParts, type DraftParts } from './draft/draft-parts.ts';

/** A draft of what another app shared: photos with words, a link, or words. Where each belongs is told apart as well as can be. */
export function partsOfShared({
  title,
  text,
  url,
  files,
}: Pick<SharedThings, 'title' | 'text' | 'url' | 'files'>): DraftParts {
  const given = url.trim();
  // What is no address of the web is words.
  const found = isAddress(given) ? given : lastAddress(text);
  // Some apps put the address into the text, and some put it into both.
  const rest = found === null ? text : text.replace(found, '').replaceAll(/ {2,}/g, ' ');
  const words = [title, rest, isAddress(given) ? '' : given].map((part) => part.trim());
  const said = words.filter((part, at) => part !== '' && words.indexOf(part) === at).join('\n');
  if (files.length > 0)
    return { ...emptyParts('photo'), text: [said, found ?? ''].filter(Boolean).join('\n') };
  if (found !== null) return { ...emptyParts('link'), text: said, url: found };
  return { ...emptyParts('story'), text: said };
}

function isAddress(words: string): boolean {
  return /^https?:\/\/\S+$/.test(words);
}

function lastAddress(text: string): string | null {
  return text.match(/https?:\/\/\S+/g)?.at(-1) ?? null;
}
