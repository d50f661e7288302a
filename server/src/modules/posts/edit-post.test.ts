import { limits, type Post } from '@spark/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeInterest, makeMedia, makePost, makeProduct } from '../../../test/factories.ts';
import type { Person } from '../../../test/people.ts';
import { createTestApp, shopKey, type TestApp } from '../../../test/test-app.ts';
import { newId } from '../../platform/db/index.ts';

let spark: TestApp;
let author: Person;
let slug: string;
beforeAll(async () => {
  spark = await createTestApp();
  slug = (await makeInterest(spark.db)).slug;
});
beforeEach(async () => {
  author = await spark.newMember();
});
afterAll(() => spark.close());

const publish = (body: object) =>
  spark.call('createPost', { as: author, body: { interests: [slug], ...body } });
const publishStory = (text = 'Before.') => publish({ kind: 'story', text });
const edit = (params: { id: string }, body: object) => spark.call('editPost', { as: author, params, body });
const refuse = (params: { id: string }, body: object, as = author) =>
  spark.refusal('editPost', { as, params, body });
const read = (params: { id: string }) => spark.call('getPost', { as: author, params });
const history = async (params: { id: string }) =>
  (await spark.call('listPostRevisions', { as: author, params })).items;
const setStock = ({ external_id }: { external_id: string }, facts: object) =>
  spark.call('putShopStock', {
    headers: { authorization: `Bearer ${shopKey}` },
    body: { items: [{ externalId: external_id, at: new Date().toISOString(), ...facts }] },
  });

interface Tagged {
  productId: string;
  x: number;
  y: number;
}

async function publishPhotos(...tagsOfPhotos: Tagged[][]): Promise<Post> {
  const media = [];
  for (const [index, tags] of tagsOfPhotos.entries()) {
    const { id } = await makeMedia(spark.db, { owner_id: author.id });
    media.push({ id, alt: `Photo ${index}`, tags });
  }
  return publish({ kind: 'photo', text: 'Look.', media });
}

/** The photos of a post as an editor sends them back. */
const asSent = ({ media }: Post) =>
  media.map(({ id, alt, tags }) => ({
    id,
    alt,
    tags: tags.map(({ productId, x, y }) => ({ y, x, productId })),
  }));

describe('a change is refused, and nothing is changed', () => {
  test('to visitors, to others, and without a membership', async () => {
    const post = await publishStory();
    const body = { text: 'After.' };
    expect(await spark.refusal('editPost', { params: post, body })).toMatchObject({
      code: 'unauthenticated',
    });
    const staff = await spark.newMember({ roles: ['operator'] });
    for (const as of [await spark.newMember(), staff]) {
      expect(await refuse(post, body, as)).toMatchObject({ code: 'not_found' });
    }
    expect(await refuse({ id: newId() }, body)).toMatchObject({ code: 'not_found' });
    await spark.db.deleteFrom('memberships').where('user_id', '=', author.id).execute();
    expect(await refuse(post, body)).toMatchObject({ code: 'membership_required' });
    expect(await read(post)).toEqual(post);
  });

  test('of a deleted post', async () => {
    const post = await publishStory();
    await spark.call('deletePost', { as: author, params: post });
    expect(await refuse(post, { text: 'After.' })).toMatchObject({ code: 'not_found' });
    expect(await spark.refusal('listPostRevisions', { as: author, params: post })).toMatchObject({
      code: 'not_found',
    });
  });

  const wrong: [string, string, object][] = [
    ['to nothing at all', '', {}],
    ['to a story without words', '/text', { text: ' \n' }],
    ['to a text that is too long', '/text', { text: 'x'.repeat(limits.postTextLength + 1) }],
    ['to no interests', '/interests', { interests: [] }],
    ['to an unknown interest', '/interests/0', { interests: ['no-such'] }],
    ['to another kind', '/kind', { kind: 'photo' }],
    ['to a story with products', '/productIds', { productIds: [newId()] }],
    ['to a poll', '/poll', { poll: { question: 'Which?', options: [] } }],
  ];
  test.each(wrong)('of a story %s', async (_what, path, body) => {
    const post = await publishStory();
    const problem = await refuse(post, body);
    expect(problem).toMatchObject({ status: 422, code: 'validation_failed' });
    expect(problem.errors?.map((error) => error.path)).toContain(path);
    expect(await read(post)).toEqual(post);
    expect(await history(post)).toEqual([]);
  });

  test('of photos, when one is added, twice there, or none is left', async () => {
    const post = await publishPhotos([], []);
    const [first] = asSent(post);
    const added = await makeMedia(spark.db, { owner_id: author.id });
    const tries: [string, object[]][] = [
      ['/media/1/id', [{ id: first?.id }, { id: added.id }]],
      ['/media', [{ id: first?.id }, { id: first?.id }]],
      ['/media', []],
    ];
    for (const [path, media] of tries) {
      const problem = await refuse(post, { media, text: 'After.' });
      expect(problem).toMatchObject({ status: 422, errors: [{ path }] });
    }
    expect(await read(post)).toEqual(post);
  });

  test('of tags, when a product is unknown, there twice, or outside', async () => {
    const hat = await makeProduct(spark.db);
    const post = await publishPhotos([{ productId: hat.id, x: 0.5, y: 0.5 }]);
    const [photo] = asSent(post);
    const at = { x: 0.5, y: 0.5 };
    const tries: [string, object[]][] = [
      ['/media/0/tags/0/productId', [{ ...at, productId: newId() }]],
      ['/media/0/tags', [1, 2].map(() => ({ ...at, productId: hat.id }))],
      ['/media/0/tags/0/x', [{ y: 0.5, x: 1.001, productId: hat.id }]],
    ];
    for (const [path, tags] of tries) {
      expect((await refuse(post, { media: [{ ...photo, tags }] })).errors?.[0]?.path).toBe(path);
    }
    expect(await read(post)).toEqual(post);
  });
});

describe('a change', () => {
  test('of nothing leaves no trace', async () => {
    const hat = await makeProduct(spark.db);
    const post = await publishPhotos([{ productId: hat.id, x: 0.25, y: 0.1 }], []);
    const { text } = post;
    for (const body of [{ text }, { text: ` ${text} ` }, { interests: [slug] }, { media: asSent(post) }]) {
      expect(await edit(post, body)).toEqual(post);
    }
    expect(await history(post)).toEqual([]);
  });

  test('is marked, and smiles, comments and votes stay', async () => {
    const post = await publish({
      kind: 'poll',
      text: 'Help me.',
      poll: { question: 'Which?', options: [{ text: 'This' }, { text: 'That' }] },
    });
    const optionId = post.poll?.options[0]?.id;
    await spark.call('smile', { as: author, params: post });
    await spark.call('createComment', { as: author, params: post, body: { text: 'Mine.' } });
    await spark.call('vote', { as: author, params: post, body: { optionId } });
    expect(await edit(post, { text: 'Help me, please.' })).toMatchObject({
      text: 'Help me, please.',
      createdAt: post.createdAt,
      editedAt: expect.any(String),
      smileCount: 1,
      commentCount: 1,
      poll: { question: 'Which?', totalVotes: 1, votedOptionId: optionId },
    });
  });

  test('puts photos in another order, changes their words and leaves one out, which is handed back', async () => {
    const post = await publishPhotos([], [], []);
    const [first, second, third] = asSent(post);
    const edited = await edit(post, { media: [{ ...third, alt: ' A hat ' }, first] });
    expect(edited.media.map(({ id, alt }) => ({ id, alt }))).toEqual([
      { id: third?.id, alt: 'A hat' },
      { id: first?.id, alt: 'Photo 0' },
    ]);
    const rows = await spark.db
      .selectFrom('media')
      .select(['id', 'attached_at', 'released_at'])
      .where('owner_id', '=', author.id)
      .execute();
    expect(rows.filter((row) => row.released_at !== null).map((row) => row.id)).toEqual([second?.id]);
    expect(rows.filter((row) => row.attached_at === null).map((row) => row.id)).toEqual([second?.id]);
  });

  test('of one part keeps the others: no words about tags keep the tags', async () => {
    const hat = await makeProduct(spark.db);
    const post = await publishPhotos([{ productId: hat.id, x: 0.5, y: 0.5 }]);
    const edited = await edit(post, { media: [{ id: post.media[0]?.id, alt: 'A hat' }] });
    expect(edited.media[0]).toMatchObject({ alt: 'A hat', tags: post.media[0]?.tags });
    expect(edited).toMatchObject({ text: post.text, interests: post.interests });
  });

  test('moves a tag that keeps its id and the price of the day, beside a new one at the price of today', async () => {
    const [hat, dress] = [await makeProduct(spark.db), await makeProduct(spark.db)];
    const post = await publishPhotos([{ productId: hat.id, x: 0.5, y: 0.5 }]);
    const price = { amount: 1490, currency: 'USD' };
    for (const product of [hat, dress]) await setStock(product, { availability: 'in_stock', price });
    const [photo] = asSent(post);
    const edited = await edit(post, {
      media: [
        {
          ...photo,
          tags: [
            { productId: dress.id, x: 0, y: 1 },
            { productId: hat.id, x: 0.75, y: 0.25 },
          ],
        },
      ],
    });
    expect(edited.media[0]?.tags).toMatchObject([
      { id: expect.any(String), productId: dress.id, x: 0, y: 1, priceAtPosting: price },
      {
        id: post.media[0]?.tags[0]?.id,
        productId: hat.id,
        x: 0.75,
        y: 0.25,
        priceAtPosting: { amount: 1990, currency: 'USD' },
      },
    ]);
  });

  test('takes a tag away', async () => {
    const hat = await makeProduct(spark.db);
    const post = await publishPhotos([{ productId: hat.id, x: 0.5, y: 0.5 }]);
    const [photo] = asSent(post);
    expect(await edit(post, { media: [{ ...photo, tags: [] }] })).toMatchObject({ shoppableCount: 0 });
  });

  test('lets others see a post whose failed photo was left out', async () => {
    const post = await publishPhotos([], []);
    const [first, second] = asSent(post);
    await spark.db.updateTable('posts').set({ is_live: false }).where('id', '=', post.id).execute();
    await spark.db
      .updateTable('media')
      .set({ state: 'failed' })
      .where('id', '=', second?.id ?? '')
      .execute();
    expect(await edit(post, { text: 'Only words.' })).toMatchObject({ isLive: false });
    expect(await edit(post, { media: [first] })).toMatchObject({ isLive: true });
    await spark.call('getPost', { params: post });
  });
});

describe('a product that is sold out stays where its author cannot see it', () => {
  test('on a photo, between the tags that are seen', async () => {
    const products = [await makeProduct(spark.db), await makeProduct(spark.db), await makeProduct(spark.db)];
    const [hat, dress, shoe] = products.map(({ id }, index) => ({ productId: id, x: index / 4, y: 0.5 }));
    if (!hat || !dress || !shoe) throw new Error('Three were made.');
    const post = await publishPhotos([hat, dress, shoe]);
    for (const product of products.slice(0, 2)) await setStock(product, { availability: 'out_of_stock' });
    const [photo] = asSent(await read(post));
    expect(photo?.tags).toEqual([shoe]);

    expect(await edit(post, { media: [photo] })).toMatchObject({ editedAt: null });
    await edit(post, { media: [{ ...photo, tags: [{ ...shoe, x: 1 }] }] });
    for (const product of products) await setStock(product, { availability: 'in_stock', quantity: 5 });
    expect(asSent(await read(post))[0]?.tags).toEqual([hat, dress, { ...shoe, x: 1 }]);
  });

  test('among the products of a post, of which there are never more than five', async () => {
    const products = await Promise.all(
      Array.from({ length: limits.productsPerPost }, () => makeProduct(spark.db)),
    );
    const [first, ...others] = products;
    if (first === undefined) throw new Error('Five were made.');
    const post = await publish({ kind: 'product', productIds: products.map(({ id }) => id) });
    await setStock(first, { availability: 'out_of_stock' });
    const seen = (await read(post)).products.map(({ id }) => id);
    expect(seen).toEqual(others.map(({ id }) => id));
    expect(await edit(post, { productIds: seen })).toMatchObject({ editedAt: null });

    await edit(post, { productIds: seen.slice(1) });
    const fresh = await makeProduct(spark.db);
    await setStock(first, { availability: 'in_stock', quantity: 5 });
    expect((await read(post)).products.map(({ id }) => id)).toEqual([first.id, ...seen.slice(1)]);

    await setStock(first, { availability: 'out_of_stock' });
    await edit(post, { productIds: [...seen, fresh.id] });
    await setStock(first, { availability: 'in_stock', quantity: 5 });
    expect((await read(post)).products.map(({ id }) => id)).toEqual([...seen, fresh.id]);
  });
});

describe('the history of a post', () => {
  test('is for its author and staff', async () => {
    const post = await publishStory();
    await edit(post, { text: 'After.' });
    expect(await spark.refusal('listPostRevisions', { params: post })).toMatchObject({
      code: 'unauthenticated',
    });
    expect(
      await spark.refusal('listPostRevisions', { as: await spark.newMember(), params: post }),
    ).toMatchObject({ code: 'not_found' });
    for (const role of ['moderator', 'operator'] as const) {
      const as = await spark.newUser({ roles: [role] });
      const { items } = await spark.call('listPostRevisions', { as, params: post });
      expect(items.map(({ text }) => text)).toEqual(['Before.']);
    }
  });

  test('says what it said, last change first, without a gap', async () => {
    const hat = await makeProduct(spark.db);
    const post = await publishPhotos([{ productId: hat.id, x: 0.5, y: 0.5 }], []);
    const [first, second] = asSent(post);
    await edit(post, { text: 'Second.' });
    const last = await edit(post, { media: [second] });
    const [latest, earliest] = await history(post);
    expect(latest).toMatchObject({ text: 'Second.', until: last.editedAt });
    expect(earliest).toMatchObject({
      text: 'Look.',
      interests: [slug],
      media: [first, { id: second?.id, tags: [] }],
      from: post.createdAt,
      until: latest?.from,
    });
  });

  test('loses none of ten changes that arrive at once', async () => {
    const post = await publishStory('Text 0');
    const texts = Array.from({ length: 10 }, (_, index) => `Text ${index + 1}`);
    await Promise.all(texts.map((text) => edit(post, { text })));
    const { text, editedAt } = await read(post);
    const revisions = await history(post);
    expect([...revisions.map((revision) => revision.text), text].toSorted()).toEqual(
      ['Text 0', ...texts].toSorted(),
    );
    expect([editedAt, ...revisions.map(({ from }) => from)]).toEqual([
      ...revisions.map(({ until }) => until),
      post.createdAt,
    ]);
  });
});

test('nobody edits the review of a post beside it: its product is not for changing', async () => {
  const product = await makeProduct(spark.db);
  const post = await makePost(spark.db, { author_id: author.id, kind: 'review' });
  expect(await refuse(post, { productIds: [product.id] })).toMatchObject({
    errors: [{ path: '/productIds' }],
  });
});
