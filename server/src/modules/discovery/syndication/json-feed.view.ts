import type { Channel, ChannelItem } from './channel.ts';

/** A channel as JSON Feed 1.1 (jsonfeed.org/version/1.1). */
export function jsonFeedView({ title, description, home, self, next, items }: Channel): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: home,
    feed_url: self,
    description,
    ...(next === null ? {} : { next_url: next }),
    items: items.map(itemView),
  });
}

function itemView({
  id,
  address,
  title,
  author,
  language,
  text,
  html,
  tags,
  published,
  modified,
  pictures,
}: ChannelItem) {
  const [first] = pictures;
  return {
    id,
    url: address,
    title,
    ...(language === null ? {} : { language }),
    content_html: html,
    content_text: text,
    ...(first === undefined ? {} : { image: first.url }),
    date_published: published,
    date_modified: modified,
    authors: [
      {
        name: author.name,
        url: author.address,
        ...(author.avatar === null ? {} : { avatar: author.avatar }),
      },
    ],
    tags,
    ...(pictures.length === 0 ? {} : { attachments: pictures.map(attachment) }),
  };
}

function attachment({ url, type, bytes, alt }: ChannelItem['pictures'][number]) {
  return { url, mime_type: type, size_in_bytes: bytes, ...(alt === '' ? {} : { title: alt }) };
}
