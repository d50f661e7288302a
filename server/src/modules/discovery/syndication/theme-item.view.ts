import type { Theme } from '@spark/contract';
import { addresses } from '../addresses.ts';
import { emptyElement, escapeMarkup } from '../markup.ts';
import type { ChannelItem } from './channel.ts';

/** Makes what a channel tells of a theme: its words and the first pictures of what is in it. */
export function themeItem(theme: Theme, publicUrl: string): ChannelItem {
  const { owner, description } = theme;
  const address = publicUrl + addresses.theme(theme.slug);
  return {
    id: theme.id,
    address,
    title: theme.title,
    author: {
      name: owner.name,
      address: publicUrl + addresses.person(owner.handle),
      avatar: owner.avatar === null ? null : publicUrl + owner.avatar.url,
    },
    language: null,
    text: description,
    html: htmlOf(theme, publicUrl),
    tags: [],
    published: theme.publishedAt,
    modified: theme.updatedAt,
    // Nobody fetches a list: its pictures are those of its things, and stand in its words.
    pictures: [],
  };
}

function htmlOf({ cover, description }: Theme, publicUrl: string): string {
  // Of a shop's own pictures the address is whole.
  const images = cover.map(({ url, width, height }) =>
    emptyElement('img', { src: url.startsWith('/') ? publicUrl + url : url, width, height, alt: '' }),
  );
  const words = description === '' ? [] : [`<p dir="auto">${escapeMarkup(description)}</p>`];
  return [...words, ...images.map((image) => `<p>${image}</p>`)].join('');
}
