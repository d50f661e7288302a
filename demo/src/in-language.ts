import { chinese } from './chinese/index.ts';
import { delivery } from './delivery.ts';
import type { DemoWords } from './demo-words.ts';
import { lists } from './lists.ts';
import { people } from './people/index.ts';
import { comments, posts } from './posts/index.ts';
import { products } from './products/index.ts';
import { reviewPhotos } from './reviews/answers.ts';
import { reviews } from './reviews/index.ts';
import { storefronts } from './storefronts.ts';

const english: DemoWords = {
  language: 'en',
  people,
  products,
  posts,
  comments,
  reviews,
  reviewPhotos,
  lists,
  storefronts,
  delivery,
};

/** The demo community in a language; in English where it was not written in that one. */
export function demoIn(locale: string): DemoWords {
  return locale === 'zh-CN' ? chinese : english;
}
