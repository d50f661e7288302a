import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeProduct } from '../../../../test/factories.ts';
import { createTestApp, type TestApp } from '../../../../test/test-app.ts';
import { learnAllWords } from './learn-words.ts';

const catalogue = [
  {
    title: 'Wireless headphones',
    brand: 'Sonoma',
    category: 'Technology > Audio',
    rating_sum: 45,
    rating_count: 10,
  },
  { title: 'Headphone stand', brand: 'Oakwell', category: 'Technology > Audio' },
  { title: 'Beach towel', brand: 'Lamp & Sons', category: 'Home' },
  {
    title: 'Desk lamp, oak',
    brand: 'Oakwell',
    category: 'Home > Lighting',
    rating_sum: 50,
    rating_count: 10,
  },
  { title: 'Lamp shade', brand: 'Oakwell', category: 'Home > Lighting' },
  { title: 'Reading chair', category: 'Home > Lamp corner', description: 'Sits well beside anything.' },
  { title: 'Wool blanket', category: 'Home', description: 'As warm as the light of a lamp.' },
  { title: 'Lamp, sold out', brand: 'Oakwell', category: 'Home > Lighting', quantity: 0 },
  { title: 'Café crème mug', brand: 'Größe', category: 'Kitchen', gtin: '04006381333931' },
  { title: '蓝牙无线耳机 Pro', brand: '小米', category: '数码 > 耳机' },
  { title: '夏季女士雪纺连衣裙', category: '女装' },
  { title: '实木台灯', category: '家居 > 灯具' },
  { title: 'ガラスのコップ', category: 'キッチン' },
  { title: "Women's running shoes", category: 'Style > Shoes', external_id: 'RUN-42/b' },
  { title: 'Dress shirt', category: 'Style' },
];

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp();
  for (const product of catalogue) await makeProduct(spark.db, product);
  await learnAllWords(spark.db);
});
afterAll(() => spark.close());

const search = (options: { query: { q: string } }) => spark.call('listProducts', options);
const titles = async (q: string) => (await search({ query: { q } })).items.map(({ title }) => title);

describe('the first product found', () => {
  test.each([
    ['headphones', 'Wireless headphones'],
    ['wire', 'Wireless headphones'],
    ['headphones wireless', 'Wireless headphones'],
    ['oak lamp', 'Desk lamp, oak'],
    ['oakwell shade', 'Lamp shade'],
    ['cafe creme', 'Café crème mug'],
    ['CAFÉ', 'Café crème mug'],
    ['grosse', 'Café crème mug'],
    ['04006381333931', 'Café crème mug'],
    ['run-42/B', "Women's running shoes"],
    ['womens shoe', "Women's running shoes"],
    ['women’s shoes', "Women's running shoes"],
    ['dresses shirt', 'Dress shirt'],
    ['蓝牙耳机', '蓝牙无线耳机 Pro'],
    ['耳机', '蓝牙无线耳机 Pro'],
    ['小米', '蓝牙无线耳机 Pro'],
    ['女士夏季连衣裙', '夏季女士雪纺连衣裙'],
    ['裙', '夏季女士雪纺连衣裙'],
    ['台灯', '实木台灯'],
    ['ｐｒｏ耳机', '蓝牙无线耳机 Pro'],
    ['コップ', 'ガラスのコップ'],
  ])('for “%s” is “%s”', async (q, expected) => expect((await titles(q))[0]).toBe(expected));
});

describe('a word that was mistyped', () => {
  test.each([
    ['hedphones', 'headphones'],
    ['headpohnes', 'headphones'],
    ['wirless headfones', 'wireless headphones'],
    ['blankt', 'blanket'],
    ['lmap', 'lamp'],
    ['beach towell', 'beach towel'],
    // one character wrong, in the middle, at the end, at the beginning; one missing; one too many; two swapped
    ['连伊裙', '连衣裙'],
    ['女士连伊裙', '女士连衣裙'],
    ['蓝牙二机', '蓝牙耳机'],
    ['连衣群', '连衣裙'],
    ['莲衣裙', '连衣裙'],
    ['雪连衣裙', '雪纺连衣裙'],
    ['无耳机', '无线耳机'],
    ['无线的耳机', '无线耳机'],
    ['衣连裙', '连衣裙'],
    ['ガラヌ', 'ガラス'],
    ['蓝雅耳机 Pro', '蓝牙耳机 pro'],
  ])('“%s” is looked for as “%s”, and that is said', async (q, meant) => {
    const found = await search({ query: { q } });
    expect(found.searchedFor).toBe(meant);
    expect(found.items.length).toBeGreaterThan(0);
  });

  test('is not guessed at where the catalogue knows it, or nothing like it', async () => {
    expect(await search({ query: { q: 'lamp' } })).toMatchObject({ searchedFor: null });
    expect(await search({ query: { q: 'xylophone zither' } })).toMatchObject({
      searchedFor: null,
      items: [],
    });
  });

  test('is found as soon as the job after a push of the shop has learnt it', async () => {
    const before = await search({ query: { q: 'gramophnoe' } });
    const { id } = await makeProduct(spark.db, { title: 'Gramophone' });
    await learnAllWords(spark.db);
    const after = await search({ query: { q: 'gramophnoe' } });
    expect([before.items.length, after.items.map((product) => product.id)]).toEqual([0, [id]]);
  });
});

test('a name counts more than a brand, a brand more than a category, a category more than a description; sold out is last', async () => {
  expect(await titles('lamp')).toEqual([
    'Lamp shade',
    'Desk lamp, oak',
    'Beach towel',
    'Reading chair',
    'Lamp, sold out',
    'Wool blanket',
  ]);
});

test.each([
  ['operators', "lamp & !oak | (':*') <-> \\"],
  ['quotes', `'"''\\'\\"`],
  ['only punctuation', '!!! ??? … — 。，'],
  ['what PostgreSQL makes patterns of', '%_%'],
  ['emoji', '🎧🎧'],
  ['a mark between fields', '\u0002lamp\u0002'],
  ['one long word', 'a'.repeat(200)],
  ['many words', 'a b c d e f g h i j k l m n o p'.repeat(6)],
  ['long Chinese', '蓝牙耳机'.repeat(50)],
])('%s in the words are no trouble', async (_, q) => {
  expect((await search({ query: { q } })).items.length).toBeLessThan(20);
});

test('more words than anybody types are refused', async () => {
  expect(await spark.refusal('listProducts', { query: { q: 'a'.repeat(10_000) } })).toMatchObject({
    code: 'validation_failed',
  });
});

test('what is not listed any more is not found, and is again when it is back', async () => {
  const { id } = await makeProduct(spark.db, { title: 'Zeppelin kite', unlisted_at: new Date() });
  expect(await titles('zeppelin')).toEqual([]);
  await spark.db.updateTable('products').set({ unlisted_at: null }).where('id', '=', id).execute();
  expect(await titles('zeppelin')).toEqual(['Zeppelin kite']);
  await spark.db.updateTable('products').set({ title: 'Airship' }).where('id', '=', id).execute();
  expect([await titles('zeppelin'), await titles('airship')]).toEqual([[], ['Airship']]);
});
