import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeInterest, makePost, makeProduct } from '../../../test/factories.ts';
import { canBeKept, readHostileStrings } from '../../../test/hostile-strings.ts';
import type { Person } from '../../../test/people.ts';
import { readPages } from '../../../test/read-pages.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { learnAllWords } from '../catalog/index.ts';

let spark: TestApp;
let zoe: Person;
const posts: Record<string, string> = {};

beforeAll(async () => {
  spark = await createTestApp();
  zoe = await spark.newUser({ name: 'Zoë Ågren', handle: 'lamplight' });
  await spark.newUser({ name: 'Lars', handle: 'zo_lars' });
  await spark.newUser({ name: '王小明', handle: 'xm_88' });
  await spark.newUser({ name: 'Marie-Claire Duval', handle: 'mc' });
  const at = (day: number) => new Date(Date.UTC(2026, 0, day));
  const made = {
    story: { text: 'A lamp for the desk\nIt was my grandmother’s.', created_at: at(1) },
    caption: { kind: 'photo', text: 'Reading under the new LAMP #cosy', created_at: at(2) },
    later: { text: 'Nothing beats the light of an old lamp.', created_at: at(3) },
    poll: { kind: 'poll', text: '', created_at: at(4) },
    link: { kind: 'link', text: 'Found this', created_at: at(5) },
    chinese: { text: '新买的实木台灯很漂亮', created_at: at(6) },
    deleted: { text: 'A lamp nobody sees', created_at: at(7), deleted_at: new Date() },
    waiting: {
      text: 'A lamp whose photo is not ready',
      author_id: zoe.id,
      is_live: false,
      created_at: at(8),
    },
  } as const;
  for (const [name, facts] of Object.entries(made)) posts[name] = (await makePost(spark.db, facts)).id;
  const linked = { url: 'https://shop.example/', title: 'How to wire a chandelier', site: 'wires.example' };
  await spark.db
    .insertInto('link_previews')
    .values({ post_id: posts['link'] ?? '', ...linked })
    .execute();
  const poll = { post_id: posts['poll'] ?? '', question: 'Which chandelier?' };
  await spark.db.insertInto('polls').values(poll).execute();
  await makeProduct(spark.db, { title: 'Oak lamp', category: 'Home > Lamps', group_id: 'oak' });
  await makeProduct(spark.db, { title: 'Oak lamp, large', category: 'Home > Lamps', group_id: 'oak' });
  await makeProduct(spark.db, { title: '蓝牙无线耳机', category: '数码 > 耳机' });
  await makeInterest(spark.db, { slug: 'lamps-and-light', name: 'Lamps & Light' });
  await learnAllWords(spark.db);
});
afterAll(() => spark.close());

type Query = { q: string; type?: string; sort?: string; limit?: number; cursor?: string };
const search = (query: Query, as?: Person) =>
  spark.call('search', { query, ...(as === undefined ? {} : { as }) });
const found = async (query: Query, as?: Person) => {
  const { items } = await search(query, as);
  return items.map(nameOf);
};
type Found = Awaited<ReturnType<typeof search>>['items'][number];
const nameOf = (one: Found) => {
  if ('handle' in one) return one.handle;
  if ('title' in one) return one.title;
  return Object.keys(posts).find((name) => posts[name] === one.id);
};

describe('a search', () => {
  test.each([
    ['without words', {}],
    ['for what there is not', { q: 'lamp', type: 'shops' }],
    ['in an order there is not', { q: 'lamp', type: 'posts', sort: 'upside-down' }],
    ['for more words than anybody types', { q: 'a'.repeat(10_000) }],
  ])('%s is refused', async (_, query) => {
    expect(await spark.refusal('search', { query })).toMatchObject({ code: 'validation_failed' });
  });

  test.each(['posts', 'products', 'users'])('for blanks finds no %s', async (type) => {
    expect(await search({ q: '  ', type })).toEqual({ type, items: [], nextCursor: null, searchedFor: null });
  });

  test('is for products unless it says otherwise, and forgives typing errors', async () => {
    expect(await search({ q: 'lapm' })).toMatchObject({ type: 'products', searchedFor: 'lamp' });
    expect((await found({ q: 'oak lapm' })).toSorted()).toEqual(['Oak lamp', 'Oak lamp, large']);
    expect(await found({ q: '蓝呀耳机', type: 'products' })).toEqual(['蓝牙无线耳机']);
  });
});

describe('posts', () => {
  test.each([
    ['lamp', ['story', 'later', 'caption']],
    ['lam', ['story', 'later', 'caption']],
    ['chandelier', ['link', 'poll']],
    ['wires.example', ['link']],
    ['old light', ['later']],
    ['台灯', ['chinese']],
    ['吊灯', []],
    ['漂亮台灯', ['chinese']],
    ['xylophone', []],
  ])('that have “%s” are found, those with it in the title first', async (q, names) => {
    expect(await found({ q, type: 'posts' })).toEqual(names);
  });

  test('are found newest first where that is asked for', async () => {
    expect(await found({ q: 'lamp', type: 'posts', sort: 'newest' })).toEqual(['later', 'caption', 'story']);
  });

  test('that wait for a photo are found by their author alone, deleted ones by nobody', async () => {
    expect(await found({ q: 'nobody', type: 'posts' })).toEqual([]);
    expect(await found({ q: 'ready', type: 'posts' })).toEqual([]);
    expect(await found({ q: 'ready', type: 'posts' }, zoe)).toEqual(['waiting']);
  });

  test('by somebody the reader muted are not brought to them, and are to everybody else', async () => {
    const author = await spark.newUser();
    posts['muted'] = (await makePost(spark.db, { text: 'A gramophone', author_id: author.id })).id;
    const muter = await spark.newUser();
    await spark.call('muteUser', { as: muter, params: author });
    expect(await found({ q: 'gramophone', type: 'posts' }, muter)).toEqual([]);
    expect(await found({ q: 'gramophone', type: 'posts' }, zoe)).toEqual(['muted']);
  });

  test.each(['best', 'newest'])('are paged, “%s”, without repeating or skipping', async (sort) => {
    const whole = await found({ q: 'lamp', type: 'posts', sort });
    const pages = await readPages((from) => search({ q: 'lamp', type: 'posts', sort, limit: 1, ...from }));
    expect(pages.flat().map(nameOf)).toEqual(whole);
  });

  test('are not paged by the cursor of other words', async () => {
    const { nextCursor } = await search({ q: 'lamp', type: 'posts', limit: 1 });
    const query = { q: 'light', type: 'posts', cursor: nextCursor ?? '' };
    expect(await spark.refusal('search', { query })).toMatchObject({ code: 'invalid_cursor' });
  });

  test('are found by what they say now', async () => {
    const { id } = await makePost(spark.db, { text: 'Zeppelins over the sea' });
    const ids = async (q: string) => (await search({ q, type: 'posts' })).items.map((post) => post.id);
    expect(await ids('zeppelin')).toEqual([id]);
    await spark.db.updateTable('posts').set({ text: 'Airships' }).where('id', '=', id).execute();
    expect([await ids('zeppelin'), await ids('airships')]).toEqual([[], [id]]);
  });
});

describe('people', () => {
  test.each([
    ['zo', ['zo_lars', 'lamplight']],
    ['@LAMP', ['lamplight']],
    ['agren', ['lamplight']],
    ['zoe agren', ['lamplight']],
    ['agern', ['lamplight']],
    ['lamplihgt', ['lamplight']],
    ['duvall claire', ['mc']],
    ['小明', ['xm_88']],
    ['王', ['xm_88']],
    ['xm_8', ['xm_88']],
    ['nobody', []],
  ])('“%s”', async (q, handles) => {
    expect(await found({ q, type: 'users' })).toEqual(handles);
  });

  test('are paged without repeating or skipping', async () => {
    for (let number = 0; number < 5; number++) {
      await spark.newUser({ handle: `same_${number}`, name: number % 2 === 0 ? 'Other' : 'Same name' });
      await spark.newUser({ handle: `other_${number}`, name: 'A Same' });
    }
    const pages = await readPages((from) => search({ q: 'same', type: 'users', limit: 3, ...from }));
    const handles = pages.flat().map((one) => ('handle' in one ? one.handle : ''));
    const numbered = (name: string) => Array.from({ length: 5 }, (_, number) => `${name}_${number}`);
    expect(handles).toEqual([...numbered('same'), ...numbered('other')]);
  });
});

describe('suggestions', () => {
  const suggest = (q: string) => spark.call('suggest', { query: { q } });

  test('are a few of each: one product of a group, categories with as many things, interests, people', async () => {
    const { products, categories, interests, users } = await suggest('lam');
    expect(products).toHaveLength(1);
    expect(categories).toEqual([{ category: 'Home > Lamps', name: 'Lamps', count: 1 }]);
    expect(interests).toEqual([{ slug: 'lamps-and-light', name: 'Lamps & Light' }]);
    expect(users.map(({ handle }) => handle)).toEqual(['lamplight']);
  });

  test('come for Chinese words and mistyped ones, too', async () => {
    const { products, categories } = await suggest('耳机');
    expect([products[0]?.title, categories[0]?.category]).toEqual(['蓝牙无线耳机', '数码 > 耳机']);
    expect((await suggest('lapm')).products).toHaveLength(1);
  });

  test('are none without words', async () => {
    expect(await suggest(' !? ')).toEqual({ products: [], categories: [], interests: [], users: [] });
  });
});

const hostile = await readHostileStrings();

test.skipIf(hostile === null)(
  'whatever strings people send find something or nothing, and break nothing',
  async () => {
    const texts = (hostile ?? []).filter(canBeKept).map((text) => [...text].slice(0, 60).join(''));
    // All of them would take a minute; some have all kinds.
    const some = texts.filter((_, at) => at % 40 === 0);
    for (const q of some) {
      const answers = await Promise.all([
        ...['posts', 'products', 'users'].map((type) => spark.request('search', { query: { q, type } })),
        spark.request('suggest', { query: { q } }),
      ]);
      for (const { statusCode, body } of answers) expect(statusCode, `${q}: ${body}`).toBe(200);
    }
  },
);
