import { expect, test } from 'vitest';
import { cartLinks, faultOfCartUrl, type HandedProduct } from './cart-link.ts';

const hat: HandedProduct = {
  productId: 'p1',
  externalId: 'HAT/1 & more',
  groupId: 'HATS',
  quantity: 2,
  url: 'https://shop.test/hat?color=red#top',
  postId: 'post',
  authorId: 'ada',
};
const cup: HandedProduct = {
  ...hat,
  productId: 'p2',
  externalId: 'CUP',
  groupId: null,
  quantity: 1,
  url: null,
  postId: null,
};
const links = (template: string | null) => cartLinks([hat, cup], { template, reference: 'r-1' });

test('without a template each product’s own page carries the reference', () => {
  expect(links(null)).toEqual([
    { url: 'https://shop.test/hat?color=red&spark_ref=r-1#top', productIds: ['p1'] },
  ]);
});

test('a template is filled for each product, and what is filled in cannot change the address', () => {
  const template =
    'https://shop.test/add?id={externalId}&group={groupId}&n={quantity}&ref={reference}&post={post}&by={author}';
  expect(links(template)).toEqual([
    {
      url: 'https://shop.test/add?id=HAT%2F1%20%26%20more&group=HATS&n=2&ref=r-1&post=post&by=ada',
      productIds: ['p1'],
    },
    { url: 'https://shop.test/add?id=CUP&group=CUP&n=1&ref=r-1&post=&by=ada', productIds: ['p2'] },
  ]);
});

test('a template with a cart takes everything at once', () => {
  expect(links('https://shop.test/cart/{cart}?ref={reference}')).toEqual([
    { url: 'https://shop.test/cart/HAT%2F1%20%26%20more:2,CUP:1?ref=r-1', productIds: ['p1', 'p2'] },
  ]);
  expect(cartLinks([], { template: 'https://shop.test/{cart}', reference: 'r' })).toEqual([]);
});

test.each([
  ['https://shop.test/cart/{cart}', true],
  ['https://shop.test/add?id={externalId}', true],
  ['https://shop.test/add?id={sku}', false],
  ['https://shop.test/add?id={}', false],
  ['javascript:alert({cart})', false],
  ['shop.test/{cart}', false],
])('%s is a good template: %s', (template, isGood) => {
  expect(faultOfCartUrl(template) === null).toBe(isGood);
});
