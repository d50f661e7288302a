import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeInterest, makePhotoPost, makePost, makeProduct, makeUser } from '../../../../test/factories.ts';
import type { Person } from '../../../../test/people.ts';
import { createTestApp, type TestApp } from '../../../../test/test-app.ts';

let spark: TestApp;
let writer: Person;
const products = new Map<string, { id: string }>();
const texts: Record<string, string[]> = {
  coffee: [
    'The espresso of this morning came out with a fine crema.',
    'A new grinder: every espresso tastes of chocolate now.',
    'Filter or espresso? The grinder decides.',
  ],
  cats: [
    'My kitten sleeps on the radiator.',
    'Two kittens and one basket.',
    '小猫在窗台上睡觉。',
    '我的小猫喜欢纸箱。',
  ],
  'home-decor': [
    'A lamp for the reading corner.',
    'The lamp stands beside the sofa now.',
    'A sofa and a rug.',
  ],
};

beforeAll(async () => {
  spark = await createTestApp();
  writer = await spark.newUser();
  const author_id = (await makeUser(spark.db)).id;
  for (const [slug, name] of [
    ['coffee', 'Coffee'],
    ['cats', 'Cats'],
    ['home-decor', 'Home Decor'],
  ] as const) {
    const { id } = await makeInterest(spark.db, { slug, name });
    for (const text of texts[slug] ?? []) await makePost(spark.db, { author_id, text, interestIds: [id] });
    const product = await makeProduct(spark.db, { category: `Category of ${slug}` });
    await makePhotoPost(spark.db, [product.id], { author_id, text: '', interestIds: [id] });
    products.set(slug, product);
  }
});
afterAll(() => spark.close());

const suggest = async (text: string, productIds: string[] = []) => {
  const { items } = await spark.call('suggestInterests', { as: writer, body: { text, productIds } });
  return items.map(({ slug }) => slug);
};
const idOf = (slug: string) => products.get(slug)?.id ?? '';

test('suggestions are for people with an account', async () => {
  const body = { text: 'Coffee', productIds: [] };
  expect(await spark.refusal('suggestInterests', { body })).toMatchObject({ code: 'unauthenticated' });
});

test.each([
  ['by its name', 'Time for coffee!', ['coffee']],
  ['by its name in the singular', 'A cat on the stairs', ['cats']],
  ['by its name of two words', 'Some decor for the home', ['home-decor']],
  ['by the words of its posts', 'Which espresso from this grinder?', ['coffee']],
  ['by their singular', 'A kitten came by', ['cats']],
  ['by Chinese words', '小猫今天很开心', ['cats']],
])('an interest is suggested %s', async (_how, text, expected) => {
  expect(await suggest(text)).toEqual(expected);
});

test.each(['', '  ', 'The quick brown fox', 'a b c', '🌻🌻🌻'])(
  'nothing is suggested for %j',
  async (text) => {
    expect(await suggest(text)).toEqual([]);
  },
);

test('an interest is suggested by a product that was posted in it', async () => {
  expect(await suggest('', [idOf('coffee')])).toEqual(['coffee']);
  expect((await suggest('', [idOf('coffee'), idOf('cats')])).toSorted()).toEqual(['cats', 'coffee']);
});

test('a product nobody posted yet is suggested where others of its category are', async () => {
  const fresh = await makeProduct(spark.db, { category: 'Category of home-decor' });
  const lone = await makeProduct(spark.db, { category: 'A category of its own' });
  expect(await suggest('', [fresh.id])).toEqual(['home-decor']);
  expect(await suggest('', [lone.id])).toEqual([]);
});

test('what is named goes before what is guessed', async () => {
  expect((await suggest('Cats and espresso'))[0]).toBe('cats');
});

test('there are three suggestions at most', async () => {
  for (const name of ['Tea', 'Tango']) await makeInterest(spark.db, { slug: name.toLowerCase(), name });
  expect(await suggest('Tea, tango, coffee, cats and home decor')).toHaveLength(3);
});

test('a post that is gone teaches nothing', async () => {
  const quiet = await createTestApp();
  try {
    const { id, slug } = await makeInterest(quiet.db);
    for (const text of ['A zebra runs.', 'The zebra rests.', 'One more zebra.']) {
      await makePost(quiet.db, { text, interestIds: [id], deleted_at: new Date() });
    }
    const body = { text: 'Look, a zebra!', productIds: [] };
    const as = await quiet.newUser();
    const { items } = await quiet.call('suggestInterests', { as, body });
    expect(items.map((interest) => interest.slug)).not.toContain(slug);
  } finally {
    await quiet.close();
  }
});
