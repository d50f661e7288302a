import { element, emptyElement, escapeMarkup } from '../markup.ts';
import type { Channel, ChannelItem } from './channel.ts';

const namespaces = {
  atom: 'http://www.w3.org/2005/Atom',
  content: 'http://purl.org/rss/1.0/modules/content/',
  dc: 'http://purl.org/dc/elements/1.1/',
  media: 'http://search.yahoo.com/mrss/',
};
const minutesKept = 5;

/** A channel as RSS 2.0 (rssboard.org/rss-specification), with older posts by RFC 5005. */
export function rssView(channel: Channel, modified: Date | null): string {
  const { title, description, home, self, next, items } = channel;
  const declared = Object.entries(namespaces).map(([name, address]) => ` xmlns:${name}="${address}"`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<rss version="2.0"${declared.join('')}>\n<channel>`,
    element('title', title),
    element('link', home),
    element('description', description),
    emptyElement('atom:link', { rel: 'self', type: 'application/rss+xml', href: self }),
    next === null ? '' : emptyElement('atom:link', { rel: 'next', type: 'application/rss+xml', href: next }),
    element('lastBuildDate', modified?.toUTCString()),
    element('ttl', String(minutesKept)),
    element('generator', 'Spark'),
    '\n',
    ...items.map(itemView),
    '</channel>\n</rss>\n',
  ].join('');
}

function itemView(item: ChannelItem): string {
  const [first] = item.pictures;
  return [
    '<item>',
    element('title', item.title),
    element('link', item.address),
    `<guid isPermaLink="true">${escapeMarkup(item.address)}</guid>`,
    element('pubDate', new Date(item.published).toUTCString()),
    element('dc:creator', item.author.name),
    element('dc:language', item.language),
    ...item.tags.map((tag) => element('category', tag)),
    element('description', item.text),
    element('content:encoded', item.html),
    // One only: readers take the others for mistakes. All are in media:content.
    first === undefined
      ? ''
      : emptyElement('enclosure', { url: first.url, length: first.bytes, type: first.type }),
    ...item.pictures.map(
      ({ url, type, bytes, width, height, alt }) =>
        `<media:content url="${escapeMarkup(url)}" type="${type}" fileSize="${bytes}" medium="image" width="${width}" height="${height}">${element('media:description', alt === '' ? null : alt)}</media:content>`,
    ),
    '</item>\n',
  ].join('');
}
