import { beginWithTable } from './begin-with-table.ts';
import { holdSaid, nameWords, type PageWords } from './bring-words.ts';
import { orderHead } from './order-head.ts';

const endOfHead = '</head>';
const aScript = '<script';

/**
 * Finishes a page as SvelteKit made it: its language, the order of what it loads, and what it begins with. Each is looked for where
 * it stands alone: most of a page, and all that people wrote on it, lies between the head and the script at its end.
 */
export function finishPage(html: string, words: PageWords): string {
  const end = html.indexOf(endOfHead);
  if (end === -1) return html;
  const start = Math.max(html.lastIndexOf(aScript), end);
  const head = orderHead(nameWords(html.slice(0, end), words));
  return head + holdSaid(html.slice(end, start), words) + beginWithTable(html.slice(start));
}
