import type { Post } from '@spark/contract';

/** A stretch of a text and where it leads; joined, the parts are the text again. */
export type TextPart =
  | { kind: 'words'; text: string }
  | { kind: 'mention'; text: string; handle: string }
  | { kind: 'interest'; text: string; slug: string }
  | { kind: 'address'; text: string; url: string };

/**
 * Finds what a text links to: addresses, those people and those interests the post itself names. Whatever else looks like a
 * mention or an interest stays plain words.
 */
export function textParts(text: string, post: Pick<Post, 'mentions' | 'interests'>): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(linkLike)) {
    const part = linkIn(found, post);
    if (part === null) continue;
    if (index > end) parts.push({ kind: 'words', text: text.slice(end, index) });
    parts.push(part);
    end = index + part.text.length;
  }
  if (end < text.length) parts.push({ kind: 'words', text: text.slice(end) });
  return parts;
}

// An address ends at white space, at the full-width punctuation of scripts that need no space, and at invisible characters,
// which could make it look like another one. A mark within a word is no mark: `name@example.com` mentions nobody.
const linkLike =
  /(?<![\p{Script=Latin}\p{N}_@#/.])(?:https?:\/\/[^\s<>"\p{C}，。！？、；：（）「」《》“”]+|@[a-z0-9_]+|#[\p{L}\p{M}\p{N}_]+(?:-[\p{L}\p{M}\p{N}_]+)*)/giu;

function linkIn(
  found: string,
  { mentions, interests }: Pick<Post, 'mentions' | 'interests'>,
): TextPart | null {
  if (found.startsWith('@')) {
    const handle = found.slice(1).toLowerCase();
    return mentions.includes(handle) ? { kind: 'mention', text: found, handle } : null;
  }
  if (found.startsWith('#')) {
    const named = squash(found);
    const interest = interests.find(({ slug, name }) => squash(slug) === named || squash(name) === named);
    return interest ? { kind: 'interest', text: found, slug: interest.slug } : null;
  }
  const text = withoutClosing(found);
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  // `https://shop.example@elsewhere.example` leads elsewhere: nothing that reads so becomes a link.
  if (url.username !== '' || url.password !== '') return null;
  return { kind: 'address', text, url: url.href };
}

/** A name as one would write it behind `#`: lower case, letters and digits only. */
function squash(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

/** An address without what the sentence around it added: its full stop, a bracket that was opened before it. */
function withoutClosing(address: string): string {
  let text = address;
  for (;;) {
    const last = text.at(-1) ?? '';
    const isUnopened = last in opening && count(text, last) > count(text, opening[last] ?? '');
    if (!isUnopened && !/[.,;:!?'*…]/.test(last)) return text;
    text = text.slice(0, -last.length);
  }
}

const opening: Record<string, string> = { ')': '(', ']': '[', '}': '{' };

function count(text: string, letter: string): number {
  return text.split(letter).length - 1;
}
