import { directionOf, type Locale } from '@spark/contract';
import { isolate, speak, type Sentence } from '../sentences/index.ts';

/** A letter without its address. */
export interface Letter {
  subject: string;
  text: string;
  html: string;
}

/**
 * One part of a letter, from top to bottom: words, lines that belong together, what and how much, a way to go on, a heading,
 * things each with where it leads, or small words at the end with ways out.
 */
export type LetterPart<Words = Said> =
  | Words
  | { heading: Words }
  | { items: readonly { words: Words; detail: Words; href: string }[] }
  | { small: Words; links: readonly { words: Words; href: string }[] }
  | { lines: readonly Words[] }
  | { rows: readonly (readonly [Words, Words])[]; sum?: readonly [Words, Words] }
  | { words: Words; href: string; look?: 'button' | 'quiet' };

/** Words of ours, put into the language of the letter, or of others, which stay as they are. */
type Said = Sentence | string;

/** What a letter says, before it is laid out. */
export interface LetterWords {
  /** The language it is written in. */
  locale: Locale;
  subject: Said;
  parts: readonly LetterPart[];
}

/** Lays a letter out, once in plain text and once in HTML, from the same words. Mail programs know only styles on the spot. */
export function composeLetter({ locale, subject, parts: said }: LetterWords): Letter {
  const parts = said.map((part) => inLanguage(part, locale));
  return {
    subject: put(subject, locale),
    text: parts.map(asText).join('\n\n'),
    html: [
      `<!doctype html><html lang="${locale}" dir="${directionOf(locale)}"><head><meta charset="utf-8">`,
      '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"></head>',
      '<body style="margin:0;padding:24px 16px;font:16px/1.5 system-ui,sans-serif">',
      '<div style="max-width:36rem;margin:0 auto">',
      '<p style="font-weight:700;font-size:20px;margin:0 0 16px">Spark</p>',
      ...parts.map((part) => asHtml(part, directionOf(locale))),
      '</div></body></html>',
    ].join('\n'),
  };
}

function put(said: Said, locale: Locale): string {
  return typeof said === 'string' ? isolate(said, locale) : speak(locale, said);
}

function inLanguage(part: LetterPart, locale: Locale): LetterPart<string> {
  const say = (said: Said) => put(said, locale);
  if (typeof part === 'string' || 'source' in part) return say(part);
  if ('heading' in part) return { heading: say(part.heading) };
  if ('items' in part) {
    const items = part.items.map(({ words, detail, href }) => ({
      words: say(words),
      detail: say(detail),
      href,
    }));
    return { items };
  }
  if ('small' in part) {
    const links = part.links.map((link) => ({ ...link, words: say(link.words) }));
    return { small: say(part.small), links };
  }
  if ('lines' in part) return { lines: part.lines.map(say) };
  if ('rows' in part) {
    const row = ([what, amount]: readonly [Said, Said]) => [say(what), say(amount)] as const;
    return { rows: part.rows.map(row), ...(part.sum && { sum: row(part.sum) }) };
  }
  return { ...part, words: say(part.words) };
}

function asText(part: LetterPart<string>): string {
  if (typeof part === 'string') return part;
  if ('heading' in part) return part.heading;
  if ('items' in part) return part.items.map(itemAsText).join('\n\n');
  if ('small' in part) return [`-- \n${part.small}`, ...part.links.map(linkAsText)].join('\n');
  if ('lines' in part) return part.lines.join('\n');
  if ('rows' in part)
    return allRows(part)
      .map(([what, amount]) => `${what}: ${amount}`)
      .join('\n');
  return linkAsText(part);
}

function itemAsText({ words, detail, href }: { words: string; detail: string; href: string }): string {
  return [`• ${words}`, ...(detail === '' ? [] : [`  ${detail}`]), `  ${href}`].join('\n');
}

function linkAsText({ words, href }: { words: string; href: string }): string {
  return `${words}: ${href}`;
}

const headingStyle = 'font-size:14px;opacity:.7;margin:28px 0 8px';
const itemStyle = 'padding:12px 0;border-top:1px solid rgba(128,128,128,.3)';
const quietStyle = 'opacity:.7;font-size:14px';
const buttonStyle =
  'display:inline-block;padding:12px 20px;border-radius:999px;background:#F5A300;color:#1A1915;font-weight:600;text-decoration:none';

const cellStyle = 'padding:8px 0;border-top:1px solid rgba(128,128,128,.3);vertical-align:top';
const linkStyle = 'color:inherit';

function asHtml(part: LetterPart<string>, direction: 'ltr' | 'rtl'): string {
  if (typeof part === 'string') return `<p>${escape(part)}</p>`;
  if ('heading' in part) return `<h2 style="${headingStyle}">${escape(part.heading)}</h2>`;
  if ('items' in part) return part.items.map(itemAsHtml).join('\n');
  if ('small' in part) {
    const links = part.links.map(
      ({ words, href }) => `<a href="${escape(href)}" style="${linkStyle}">${escape(words)}</a>`,
    );
    return `<p style="${quietStyle};margin-top:32px">${[escape(part.small), ...links].join('<br>')}</p>`;
  }
  if ('lines' in part) return `<p>${part.lines.map(escape).join('<br>')}</p>`;
  if ('rows' in part) {
    // Mail programs know no `end`.
    const amountStyle = `${cellStyle};padding-${direction === 'rtl' ? 'right' : 'left'}:16px;text-align:${direction === 'rtl' ? 'left' : 'right'};white-space:nowrap`;
    const weigh = (row: unknown) => (row === part.sum ? ';font-weight:600' : '');
    const rows = allRows(part).map(
      (row) =>
        `<tr><td style="${cellStyle}${weigh(row)}">${escape(row[0])}</td><td style="${amountStyle}${weigh(row)}">${escape(row[1])}</td></tr>`,
    );
    return `<table style="width:100%;border-collapse:collapse;margin:16px 0">${rows.join('')}</table>`;
  }
  const style = { button: buttonStyle, quiet: `${linkStyle};${quietStyle}`, plain: linkStyle };
  return `<p><a href="${escape(part.href)}" style="${style[part.look ?? 'plain']}">${escape(part.words)}</a></p>`;
}

type Rows = Extract<LetterPart<string>, { rows: unknown }>;

function allRows({ rows, sum }: Rows): Rows['rows'] {
  return sum === undefined ? rows : [...rows, sum];
}

function itemAsHtml({ words, detail, href }: { words: string; detail: string; href: string }): string {
  const more = detail === '' ? '' : `<div style="${quietStyle}">${escape(detail)}</div>`;
  const link = `<a href="${escape(href)}" style="color:inherit;text-decoration:none;font-weight:600">${escape(words)}</a>`;
  return `<div style="${itemStyle}">${link}${more}</div>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escape(text: string): string {
  return text.replaceAll(/[&<>"]/g, (letter) => entities[letter] ?? letter);
}
