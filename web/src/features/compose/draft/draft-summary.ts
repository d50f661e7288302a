import type { Picture, PostKind } from '@spark/contract';
import { splitStory } from '#features/post/split-story.ts';
import { shorten } from '#lib/shorten.ts';
import type { KeptParts } from './kept-draft.ts';

const summaryLength = 90;

function kindNames(): Record<PostKind, string> {
  return {
    photo: 'Photo',
    product: 'Product',
    story: 'Story',
    link: 'Link',
    poll: 'Poll',
    review: 'Review',
  };
}

/** How a list shows a draft. */
export interface DraftSummary {
  kind: string;
  /** Its first words, or what stands for them. */
  words: string;
  picture: Picture | null;
}

/** Sums a draft up: the words and the picture of its own kind first, whatever else it holds after that. */
export function summarizeDraft(parts: KeptParts): DraftSummary {
  const { kind, text, question, url, products, photos, options } = parts;
  const own = { poll: question, link: url, story: splitStory(text).title }[kind as string];
  const titles = [...products, ...options.flatMap(({ product }) => product ?? [])].map(({ title }) => title);
  const words = [own, text, question, url, ...titles].find((one) => (one?.trim() ?? '') !== '');
  const pictures = [
    ...photos.map(({ media }) => media),
    ...products.map(({ image }) => image),
    ...options.map(({ picture, product }) => picture?.media ?? product?.image),
  ];
  return {
    kind: kindNames()[kind],
    words: words ? shorten(words, summaryLength) : 'No words yet',
    picture: pictures.find((picture) => picture) ?? null,
  };
}
