import type { Locale, Post } from '@spark/contract';
import { addresses } from '../addresses.ts';
import { emptyElement, escapeMarkup } from '../markup.ts';
import { postText, postTitle } from '../post-words.ts';
import type { ChannelItem, EnclosedPicture } from './channel.ts';

/** Makes what a channel tells of a post. What is to be disclosed comes first, wherever it is read. */
export function postItem(
  post: Post,
  pictures: EnclosedPicture[],
  { publicUrl, locale }: { publicUrl: string; locale: Locale },
): ChannelItem {
  const address = publicUrl + addresses.post(post.id);
  const { author } = post;
  const words = postText(post);
  const paragraphs = [post.disclosure, words].flatMap((text) => text || []);
  return {
    id: post.id,
    address,
    title: postTitle(post, locale),
    author: {
      name: author.name,
      address: publicUrl + addresses.person(author.handle),
      avatar: author.avatar === null ? null : publicUrl + author.avatar.url,
    },
    language: post.language,
    text: paragraphs.join('\n\n'),
    html: htmlOf(post, paragraphs, pictures, publicUrl),
    tags: post.interests.map(({ name }) => name),
    published: post.createdAt,
    modified: post.editedAt ?? post.createdAt,
    pictures,
  };
}

function htmlOf(
  post: Post,
  paragraphs: readonly string[],
  pictures: readonly EnclosedPicture[],
  publicUrl: string,
): string {
  const images = pictures.map(({ url, width, height, alt }) =>
    emptyElement('img', { src: url, width, height, alt }),
  );
  const language = post.language === null ? '' : ` lang="${post.language}"`;
  const said = paragraphs
    .flatMap((text) => text.split(/\n{2,}/))
    .map((text) => `<p dir="auto"${language}>${escapeMarkup(text).replaceAll('\n', '<br/>')}</p>`);
  const linked = post.link === null ? [] : [anchor(post.link.url, post.link.title)];
  const products = post.products
    .filter(({ isBuyable }) => isBuyable)
    .map(({ id, title }) => anchor(publicUrl + addresses.product(id), title));
  return [
    ...images.map((image) => `<p>${image}</p>`),
    ...said,
    ...[...linked, ...products].map((a) => `<p>${a}</p>`),
  ].join('');
}

function anchor(address: string, text: string): string {
  return `<a href="${escapeMarkup(address)}">${escapeMarkup(text)}</a>`;
}
