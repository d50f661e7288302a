import { decodeHtmlEntities } from './html-entities.ts';

/** Shops encode twice (`&amp;trade;`), seldom three times. */
const decodePasses = 2;

const blockTag = /<\/?(?:p|br|div|li|ul|ol|tr|table|h[1-6]|section)\b[^<>]*>/gi;
const anyTag = /<\/?[a-z][^<>]*>/gi;

/** What is dropped together with its content. */
const hiddenSpans = [
  ['<!--', '-->'],
  ['<script', '</script>'],
  ['<style', '</style>'],
] as const;

/** Turns feed text into one plain line: entities decoded, markup dropped, white space collapsed. */
export function plainLine(text: string): string {
  return stripMarkup(text).replace(/\s+/g, ' ').trim();
}

/** Turns feed text into plain paragraphs: like `plainLine`, but line breaks survive. */
export function plainParagraphs(text: string): string {
  return stripMarkup(text)
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

// The result is text for people and is escaped wherever it is shown; this is about looks, not about safety.
function stripMarkup(text: string): string {
  let plain = text;
  for (let pass = 0; pass < decodePasses; pass += 1) plain = decodeHtmlEntities(plain);
  if (!plain.includes('<')) return plain;
  for (const [open, close] of hiddenSpans) plain = dropSpans(plain, open, close);
  return plain.replace(blockTag, '\n').replace(anyTag, '');
}

// Not a lazy regular expression: on a text of unclosed openings that would take quadratic time.
function dropSpans(text: string, open: string, close: string): string {
  const lowerCase = text.toLowerCase();
  let kept = '';
  let from = 0;
  while (from < text.length) {
    const start = lowerCase.indexOf(open, from);
    const end = start === -1 ? -1 : lowerCase.indexOf(close, start);
    if (end === -1) break;
    kept += `${text.slice(from, start)} `;
    from = end + close.length;
  }
  return kept + text.slice(from);
}
