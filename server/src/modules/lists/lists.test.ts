import { limits, type List, type ListItem } from '@spark/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deletePost, makeMedia, makePhotoPost, makePost, makeProduct } from '../../../test/factories.ts';
import type { Person } from '../../../test/people.ts';
import { readPages } from '../../../test/read-pages.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { newId } from '../../platform/db/index.ts';

let spark: TestApp;
let as: Person;
let other: Person;
beforeAll(async () => {
  spark = await createTestApp();
  [as, other] = [await spark.newUser(), await spark.newUser()];
});
afterAll(() => spark.close());

const make = (body: object = {}) => spark.call('createList', { as, body: { title: 'A list', ...body } });
const addPost = (list: List, postId: string) =>
  spark.call('addPostToList', { as, params: { id: list.id, postId } });
const addProduct = (list: List, productId: string) =>
  spark.call('addProductToList', { as, params: { id: list.id, productId } });
const move = (list: List, itemId: string, after: string | null) =>
  spark.call('moveListItem', { as, params: { id: list.id, itemId }, body: { after } });
const idOf = ({ post, product }: ListItem) => post?.id ?? product?.id ?? '';

/** Every page of a list, as somebody reads it. */
async function readAll(list: List, reader: Person | undefined = as, limit = 50): Promise<ListItem[]> {
  const call = { params: { id: list.id }, ...(reader === undefined ? {} : { as: reader }) };
  const pages = await readPages((from) =>
    spark.call('listListItems', { ...call, query: { limit, ...from } }),
  );
  return pages.flat();
}

async function makeProducts(count: number): Promise<string[]> {
  const made = [];
  for (let index = 0; index < count; index++) made.push((await makeProduct(spark.db)).id);
  return made;
}

/** A list of so many products, and the ids of its things. */
async function makeFilled(count: number): Promise<{ list: List; products: string[]; items: string[] }> {
  const list = await make();
  const products = await makeProducts(count);
  for (const id of products) await addProduct(list, id);
  return { list, products, items: (await readAll(list)).map(({ id }) => id) };
}

describe('a list', () => {
  test('is refused where it has no title, too long a one, two things at once, or a thing that is not there', async () => {
    const [post, product] = [await makePost(spark.db), await makeProduct(spark.db)];
    const refusals: [object, number][] = [
      [{ title: ' ' }, 422],
      [{ title: 't'.repeat(limits.listTitleLength + 1) }, 422],
      [{ title: 'T', description: 'd'.repeat(limits.listDescriptionLength + 1) }, 422],
      [{ title: 'T', postId: post.id, productId: product.id }, 422],
      [{ title: 'T', postId: newId() }, 404],
      [{ title: 'T', productId: newId() }, 404],
      [{ title: 'T', ownerId: other.id }, 422],
    ];
    for (const [body, status] of refusals) {
      expect(await spark.refusal('createList', { as, body }), JSON.stringify(body)).toMatchObject({ status });
    }
    expect(await spark.refusal('createList', { body: { title: 'T' } })).toMatchObject({
      code: 'unauthenticated',
    });
    expect((await spark.call('listMyLists', { as })).items).toEqual([]);
  });

  test('that is private is not there for anybody else; only its owner changes it', async () => {
    const [post, product] = [await makePost(spark.db), await makeProduct(spark.db)];
    const hidden = await make({ title: 'Secret' });
    const shown = await make({ title: 'Open', isPublic: true });
    const params = { id: hidden.id };
    for (const reader of [other, undefined]) {
      const call = { params, ...(reader === undefined ? {} : { as: reader }) };
      expect(await spark.refusal('getList', call)).toMatchObject({ code: 'not_found' });
      expect(await spark.refusal('listListItems', call)).toMatchObject({ code: 'not_found' });
      expect((await spark.call('listUserLists', { ...call, params: as })).items.map(({ id }) => id)).toEqual([
        shown.id,
      ]);
    }
    for (const { id } of [hidden, shown]) {
      const refused = [
        await spark.refusal('updateList', { as: other, params: { id }, body: { title: 'Mine' } }),
        await spark.refusal('deleteList', { as: other, params: { id } }),
        await spark.refusal('addPostToList', { as: other, params: { id, postId: post.id } }),
        await spark.refusal('addProductToList', { as: other, params: { id, productId: product.id } }),
        await spark.refusal('moveListItem', {
          as: other,
          params: { id, itemId: newId() },
          body: { after: null },
        }),
      ];
      for (const problem of refused) expect(problem).toMatchObject({ code: 'not_found' });
    }
    expect(await spark.call('getUser', { params: as })).toMatchObject({ listCount: 1 });
    expect(await spark.call('getUser', { as, params: as })).toMatchObject({ listCount: 2 });
    await spark.call('updateList', { as, params, body: { isPublic: true, description: ' Now open ' } });
    expect(await spark.call('getList', { params })).toMatchObject({
      title: 'Secret',
      description: 'Now open',
      viewer: { own: false },
    });
    const unseen = await make({ title: 'Never open' });
    for (const { id } of [hidden, unseen]) await spark.call('deleteList', { as, params: { id } });
    expect(await spark.refusal('getList', { params: hidden })).toMatchObject({ status: 404, wasHere: true });
    expect(await spark.refusal('getList', { params: unseen })).not.toHaveProperty('wasHere');
  });

  test('is not there for those who do not meet its owner', async () => {
    const list = await make({ isPublic: true });
    const stranger = await spark.newUser();
    const block = { blocker_id: as.id, blocked_id: stranger.id, created_at: new Date() };
    await spark.db.insertInto('blocks').values(block).execute();
    expect(await spark.refusal('getList', { as: stranger, params: list })).toMatchObject({
      code: 'not_found',
    });
    expect(await spark.refusal('listListItems', { as: stranger, params: list })).toMatchObject({
      code: 'not_found',
    });
    expect(await spark.refusal('listUserLists', { as: stranger, params: as })).toMatchObject({
      code: 'not_found',
    });
  });

  test('made twice by a retry is one list', async () => {
    const call = { as, body: { title: 'Once' }, headers: { 'idempotency-key': newId() } };
    const [first, again] = [await spark.call('createList', call), await spark.call('createList', call)];
    expect(again).toEqual(first);
  });

  test('takes a post and a product once each, and says which lists hold a thing', async () => {
    const [post, product] = [await makePost(spark.db), await makeProduct(spark.db)];
    const list = await make({ postId: post.id });
    const none = await make();
    expect(list.itemCount).toBe(1);
    const added = await Promise.all(Array.from({ length: 5 }, () => addProduct(list, product.id)));
    expect(added.map(({ itemCount }) => itemCount)).toEqual([2, 2, 2, 2, 2]);
    expect((await readAll(list)).map(idOf)).toEqual([post.id, product.id]);
    const { items } = await spark.call('listMyLists', { as, query: { productId: product.id, limit: 2 } });
    expect(items.map(({ id, holds }) => [id, holds])).toEqual([
      [none.id, false],
      [list.id, true],
    ]);
    const params = { id: list.id, productId: product.id };
    for (let count = 0; count < 2; count++) {
      expect(await spark.call('removeProductFromList', { as, params })).toMatchObject({ itemCount: 1 });
    }
    await spark.call('deleteList', { as, params: { id: list.id } });
    expect(await spark.refusal('getList', { as, params: { id: list.id } })).toMatchObject({
      code: 'not_found',
    });
  });

  test('shows its first pictures, and nothing that is deleted; what is sold out says so', async () => {
    const product = await makeProduct(spark.db);
    const { id: picture } = await makeMedia(spark.db, { purpose: 'product' });
    const soldOut = await makeProduct(spark.db, { availability: 'out_of_stock', media_ids: [picture] });
    const [photo, gone] = [await makePhotoPost(spark.db, [product.id]), await makePhotoPost(spark.db, [])];
    const list = await make({ isPublic: true });
    for (const id of [gone.id, photo.id]) await addPost(list, id);
    const full = await addProduct(list, soldOut.id);
    expect([full.itemCount, full.cover.length]).toEqual([3, 3]);
    await deletePost(spark.db, gone.id);
    const seen = await spark.call('getList', { params: list });
    expect([seen.itemCount, seen.cover]).toEqual([2, full.cover.slice(1)]);
    const items = await readAll(list, other);
    expect(items.map(idOf)).toEqual([photo.id, soldOut.id]);
    expect(items[1]?.product).toMatchObject({ isBuyable: false, availability: 'out_of_stock' });
    expect(
      await spark.refusal('addPostToList', { as, params: { id: list.id, postId: gone.id } }),
    ).toMatchObject({
      code: 'not_found',
    });
  });
});

describe('the order of a list', () => {
  test('is its owner’s, page by page', async () => {
    const { list, products, items } = await makeFilled(5);
    const [a = '', b = '', c = '', d = '', e = ''] = items;
    await move(list, e, null);
    await move(list, a, c);
    await move(list, b, b === '' ? null : d);
    const wanted = [e, c, a, d, b].map((id) => products[items.indexOf(id)]);
    expect((await readAll(list, as, 2)).map(idOf)).toEqual(wanted);
    const first = await spark.call('listListItems', { as, params: list, query: { limit: 2 } });
    await move(list, d, null);
    const query = { limit: 50, cursor: first.nextCursor ?? '' };
    const rest = await spark.call('listListItems', { as, params: list, query });
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual([e, c, a, b]);
  });

  test('refuses a place behind what is not in the list, or behind itself', async () => {
    const { list, items } = await makeFilled(2);
    const [first = ''] = items;
    for (const after of [newId(), first]) {
      const call = { as, params: { id: list.id, itemId: first }, body: { after } };
      expect(await spark.refusal('moveListItem', call)).toMatchObject({ errors: [{ path: '/after' }] });
    }
    const call = { as, params: { id: list.id, itemId: newId() }, body: { after: null } };
    expect(await spark.refusal('moveListItem', call)).toMatchObject({ code: 'not_found' });
  });

  test('loses nothing where many things are moved, added and taken away at once', async () => {
    const { list, products, items } = await makeFilled(8);
    const [added = '', first = ''] = [(await makeProducts(1))[0], products[0]];
    const ends = await Promise.allSettled([
      ...items.slice(1).map((id, index) => move(list, id, items[index] ?? null)),
      ...items.slice(1).map((id) => move(list, id, null)),
      addProduct(list, added),
      spark.call('removeProductFromList', { as, params: { id: list.id, productId: first } }),
    ]);
    const refused = ends.flatMap((end) => (end.status === 'rejected' ? String(end.reason) : []));
    for (const reason of refused) expect(reason).toContain('not in this list any more');
    const left = (await readAll(list)).map(idOf);
    expect(left.toSorted()).toEqual([...products.slice(1), added].toSorted());
  });

  test('holds where one gap is halved again and again', async () => {
    const { list, items } = await makeFilled(3);
    const [a = '', b = '', c = ''] = items;
    for (let count = 0; count < 35; count++) {
      await move(list, c, a);
      await move(list, b, a);
    }
    expect((await readAll(list)).map(({ id }) => id)).toEqual([a, b, c]);
    const { longest } = await spark.db
      .selectFrom('list_items')
      .select((query) => query.fn.max<number>(query.fn('scale', ['position'])).as('longest'))
      .where('list_id', '=', list.id)
      .executeTakeFirstOrThrow();
    expect(longest).toBeLessThan(60);
  });
});

test('there are so many lists, and so many things in one, and then a sentence says so', async () => {
  const owner = await spark.newUser();
  const now = new Date();
  const row = {
    owner_id: owner.id,
    title: 'One of many',
    is_public: false,
    created_at: now,
    updated_at: now,
  };
  const lists = Array.from({ length: limits.lists }, () => ({ ...row, id: newId() }));
  await spark.db.insertInto('lists').values(lists).execute();
  expect(await spark.refusal('createList', { as: owner, body: { title: 'One more' } })).toMatchObject({
    code: 'conflict',
    detail: expect.stringContaining(`${limits.lists} lists`),
  });
  const [full = ''] = lists.map(({ id }) => id);
  const facts = { title: 'Thing', availability: 'in_stock' as const, stock_at: now };
  const products = Array.from({ length: limits.listItems + 1 }, (_, index) => ({
    ...facts,
    id: newId(),
    external_id: `many-${index}`,
  }));
  await spark.db.insertInto('products').values(products).execute();
  const [extra, ...held] = products.map(({ id }) => id);
  const items = held.map((id, index) => ({
    id: newId(),
    list_id: full,
    product_id: id,
    position: index,
    created_at: now,
  }));
  await spark.db.insertInto('list_items').values(items).execute();
  const call = { as: owner, params: { id: full, productId: extra ?? '' } };
  expect(await spark.refusal('addProductToList', call)).toMatchObject({
    code: 'conflict',
    detail: expect.stringContaining('1,000 things'),
  });
});
