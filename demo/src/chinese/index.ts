import { delivery } from '../delivery.ts';
import { lists } from '../lists.ts';
import { people } from '../people/index.ts';
import { commentsOf, dated, postOf } from '../posts/index.ts';
import { products } from '../products/index.ts';
import { reviewPhotos } from '../reviews/answers.ts';
import { reviews } from '../reviews/index.ts';
import { storefronts } from '../storefronts.ts';
import type { DemoWords } from '../demo-words.ts';
import { inChinese } from './draft-in-chinese.ts';
import { listTables } from './lists.ts';
import { peopleTable } from './people.ts';
import { draftWords } from './posts/index.ts';
import { productTable } from './products.ts';
import { reviewWords } from './reviews/index.ts';
import { categoryWords, deliveryWords } from './shop.ts';
import { storefrontWords } from './storefronts.ts';

const rowsOf = (table: string) =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split(' | '));
const namesOf = new Map(rowsOf(peopleTable).map(([handle = '', name, bio]) => [handle, { name, bio }]));
const wordsOf = new Map(rowsOf(productTable).map(([id = '', title, about]) => [id, { title, about }]));
const listRows = listTables
  .flatMap((table) => table.trim().split('\n'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

const datedInChinese = dated.map((one) => ({
  ...one,
  draft: inChinese(one.draft, known(draftWords[one.at])),
}));
const posts = datedInChinese.map(postOf);
const photos = new Map(posts.map((post) => [post.key, post.photos ?? []]));

/** The demo community in Chinese: the same people, pictures and products, in other words. */
export const chinese: DemoWords = {
  language: 'zh',
  people: people.map((person) => {
    const { name, bio } = known(namesOf.get(person.handle));
    return { ...person, name: known(name), bio: known(bio) };
  }),
  products: products.map((product) => {
    const { title, about } = known(wordsOf.get(product.externalId));
    const category = product.category.map((part) => known(categoryWords[part]));
    return { ...product, title: known(title), description: known(about), category };
  }),
  posts,
  comments: datedInChinese.flatMap(commentsOf),
  reviews: reviews.map((review) => {
    const [title, text] = known(reviewWords[review.productExternalId]?.[review.at]).split(' | ');
    return { ...review, title: known(title), text: known(text) };
  }),
  reviewPhotos: reviewPhotos.map((photo) => ({
    ...photo,
    alt: known(photos.get(photo.postKey)?.[photo.index]).alt,
  })),
  lists: lists.map((list, at) => {
    const [title, description] = known(listRows[at]);
    return { ...list, title: known(title), description: description ?? '' };
  }),
  storefronts: storefronts.map((storefront) => ({
    ...storefront,
    ...known(storefrontWords[storefront.slug]),
  })),
  delivery: delivery.map((way) => ({ ...way, name: known(deliveryWords[way.name]) })),
};

function known<Words>(words: Words | undefined): Words {
  if (words === undefined) throw new Error('Something of the demo has no Chinese words.');
  return words;
}
