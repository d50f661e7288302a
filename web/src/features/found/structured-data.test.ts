import { describe, expect, test } from 'vitest';
import { writeStructuredData } from '#lib/structured-data.ts';
import { describePerson } from './describe-person.ts';
import {
  describeCollection,
  describeList,
  describePlace,
  describeTheme,
  describeTrail,
} from './describe-places.ts';
import { describePost } from './describe-post.ts';
import { describeProduct } from './describe-product.ts';
import { describeSite } from './describe-site.ts';
import { describeStorefront } from './describe-storefront.ts';
import { findFaults } from './testing/published-rules.ts';
import {
  at,
  author,
  later,
  product,
  productPage,
  profile,
  review,
  sampleComment,
  samplePost,
} from './testing/samples.ts';

const absolute = (path: string) => new URL(path, 'https://spark.test').href;
const comments = { items: [sampleComment({ replies: [sampleComment({ text: 'A market.' })] })], count: 2 };

const list = {
  id: product.id,
  owner: author,
  title: 'Hats',
  description: '',
  isPublic: true,
  itemCount: 1,
  cover: [],
  theme: null,
  isTakenOut: false,
  viewer: { own: false },
  createdAt: at,
  updatedAt: at,
};

describe('what is published about pages', () => {
  const link = { url: 'https://else.test/a', title: 'A page', description: '', site: 'Else', picture: null };
  const poll = {
    question: 'Which hat?',
    options: [],
    totalVotes: 0,
    closesAt: null,
    isClosed: false,
    votedOptionId: null,
  };
  const shared = { ...review, photos: [] };
  test.each([
    ['a photo', samplePost()],
    ['a photo without words', samplePost({ text: '' })],
    ['a story', samplePost({ kind: 'story', media: [], products: [] })],
    ['a link', samplePost({ kind: 'link', media: [], link })],
    ['a poll', samplePost({ kind: 'poll', text: '', media: [], poll })],
    ['a review', samplePost({ kind: 'review', text: '', media: [], review: shared })],
    ['a post whose price is not confirmed', samplePost({ products: [{ ...product, price: null }] })],
  ])('%s has everything a discussion needs', (_, post) => {
    const described = describePost(post, comments, absolute);
    expect(findFaults(described)).toEqual({ faults: [], nice: [] });
    expect(described).toMatchObject({ inLanguage: 'en', comment: [{ inLanguage: 'en' }] });
  });

  test('a product has everything a product needs, and no price that is not confirmed', () => {
    expect(findFaults(describeProduct(productPage, [review], absolute))).toEqual({ faults: [], nice: [] });
    const stale = describeProduct({ ...productPage, price: null }, [review], absolute);
    expect(stale).not.toHaveProperty('offers');
    expect(findFaults(stale)).toEqual({ faults: [], nice: [] });
  });

  test('what was sold meanwhile is out of stock, whatever the shop said last', () => {
    expect(describeProduct({ ...productPage, isBuyable: false }, [], absolute)).toHaveProperty(
      'offers.availability',
      'https://schema.org/OutOfStock',
    );
  });

  test('prices have the decimals of their currency', () => {
    const priced = (amount: number, currency: string) =>
      describeProduct({ ...productPage, price: { amount, currency } }, [], absolute);
    expect(priced(4_805, 'USD')).toHaveProperty('offers.price', '48.05');
    expect(priced(1_290, 'JPY')).toHaveProperty('offers.price', '1290');
    expect(priced(1_500, 'KWD')).toHaveProperty('offers.price', '1.500');
  });

  test('a person has everything a profile needs', () => {
    const page = describePerson(profile, [], absolute);
    expect(findFaults(page)).toEqual({ faults: [], nice: [] });
    expect(page).toMatchObject({ mainEntity: { identifier: profile.id, alternateName: '@mina' } });
  });

  test('places, lists and the way to them have everything they need', () => {
    const place = { name: 'Style', path: '/interests/style', posts: [samplePost()] };
    const items = [
      { id: '1', post: null, product, addedAt: at },
      { id: '2', post: samplePost(), product: null, addedAt: at },
    ];
    const theme = { ...list, theme: 'hats', slug: 'hats', publishedAt: at };
    const steps = [
      { name: 'Shop', path: '/shop' },
      { name: 'Hats', path: '/shop?category=Hats' },
    ];
    const all = [
      describeSite(absolute),
      describePlace(place, absolute),
      describeList(list, items, absolute),
      describeTheme(theme, items, absolute),
      describeCollection({ name: 'Finds', path: '/finds', things: steps }, absolute),
      describeTrail(steps, absolute),
    ];
    expect(findFaults(all)).toEqual({ faults: [], nice: [] });
    expect(describeList(list, items, absolute)).toHaveProperty('url', `https://spark.test/lists/${list.id}`);
    expect(describeTheme(theme, items, absolute)).toMatchObject({
      url: 'https://spark.test/finds/hats',
      author: { name: author.name },
      datePublished: at,
      mainEntity: { numberOfItems: 2, itemListElement: [{ name: 'Straw hat' }, { position: 2 }] },
    });
  });
});

describe('what is published about a storefront', () => {
  const item = { id: product.id, addedAt: at };
  const storefront = {
    slug: 'mina-likes',
    owner: author,
    title: 'Mina likes',
    intro: 'Hats, and what goes with them.',
    shelves: [
      {
        list,
        items: [
          { ...item, post: samplePost(), product: null },
          { ...item, post: null, product },
        ],
      },
    ],
    viewer: { own: false },
    createdAt: at,
    updatedAt: later,
  };

  test('it is about its owner, with a list for each shelf', () => {
    const described = describeStorefront(storefront, absolute);
    expect(findFaults(described)).toEqual({ faults: [], nice: [] });
    expect(described).toMatchObject({
      '@type': 'ProfilePage',
      url: 'https://spark.test/shop/mina-likes',
      dateModified: later,
      mainEntity: { '@type': 'Person', alternateName: '@mina' },
      hasPart: [
        {
          '@type': 'ItemList',
          name: 'Hats',
          url: `https://spark.test/lists/${list.id}`,
          itemListElement: [
            { position: 1, url: `https://spark.test/posts/${samplePost().id}` },
            { position: 2, name: product.title, url: `https://spark.test/products/${product.id}` },
          ],
        },
      ],
    });
  });

  test('a shelf that stands in Finds is told of where it is known', () => {
    const shelves = storefront.shelves.map((shelf) => ({ ...shelf, list: { ...list, theme: 'hats' } }));
    expect(describeStorefront({ ...storefront, shelves }, absolute)).toMatchObject({
      hasPart: [{ url: 'https://spark.test/finds/hats' }],
    });
  });

  test('one without a shelf has everything it needs, too', () => {
    const bare = { ...storefront, shelves: [] };
    const described = describeStorefront(bare, absolute);
    expect(findFaults(described)).toEqual({ faults: [], nice: [] });
    expect(described).not.toHaveProperty('hasPart');
  });
});

test('the rules find what is missing and what is written wrongly', () => {
  const broken = {
    '@type': 'Product',
    name: '',
    offers: { '@type': 'Offer', price: '$5', priceCurrency: 'USD' },
  };
  expect(findFaults(broken).faults).toEqual(['$.name', '$.offers.price: $5']);
  expect(findFaults({ '@type': 'Recipe' }).faults).toEqual(['$: no rule for "Recipe"']);
});

test('a deleted comment is not told of, its replies are', () => {
  const gone = sampleComment({
    author: null,
    text: '',
    isDeleted: true,
    replies: [sampleComment({ text: 'Still here' })],
  });
  const told = describePost(samplePost(), { items: [gone], count: 1 }, absolute);
  expect(told).toMatchObject({ comment: [{ text: 'Still here' }] });
});

test('no text of anybody ends the element it is in', () => {
  const written = writeStructuredData([describePost(samplePost(), comments, absolute)]);
  expect(written.match(/<\/script/gi)).toHaveLength(1);
  expect(written.match(/</g)).toHaveLength(2);
  const json = written.slice(written.indexOf('>') + 1, written.lastIndexOf('<'));
  expect(JSON.parse(json)).toMatchObject({ '@graph': [{ author: { name: author.name } }] });
});
