import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeProduct } from '../../../test/factories.ts';
import type { Person } from '../../../test/people.ts';
import { paintPicture } from '../../../test/pictures.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { htmlPage, startTestSite, type TestSite } from '../../../test/test-site.ts';

let spark: TestApp;
let site: TestSite;
let member: Person;
beforeAll(async () => {
  site = await startTestSite();
  spark = await createTestApp({ outbound: site.outbound });
});
beforeEach(async () => {
  // Each test has readings of its own.
  member = await spark.newMember();
  site.visits.length = 0;
});
afterAll(async () => {
  await spark.close();
  await site.close();
});

const read = (url: string) => spark.call('readLink', { as: member, query: { url } });
const refuse = (url: string) => spark.refusal('readLink', { as: member, query: { url } });

const lampPage = `<!doctype html><html><head><title>Lamps | Shop</title>
  <meta property="og:title" content="A lamp &amp; its shade"><meta name="description" content="Warm light.">
  <meta property="og:site_name" content="The Bank"><link rel="canonical" href="https://bank.example/">
  <meta property="og:image" content="/lamp.png"></head><body>`;

describe('what is no page of the web is refused', () => {
  test.each([
    ['two words', 'not an address'],
    ['http://', 'not an address'],
    ['ftp://example.com/', 'http and https'],
    ['javascript:alert(1)', 'http and https'],
    ['mailto:somebody@example.com', 'http and https'],
    ['https://me:secret@example.com/', 'user name'],
    ['https://bank.example@evil.example/', 'user name'],
    ['http://localhost:3000/', 'port'],
    ['localhost', 'public'],
    ['http://127.0.0.1/', 'public'],
    ['[::1]', 'public'],
    ['https://example.com:25/', 'port'],
    ['https://example.com\\@evil.example/', 'backslash'],
    ['http://leads-home.test/', 'public'],
  ])('%s', async (url, reason) => {
    const problem = await refuse(url);
    expect(problem).toMatchObject({ code: 'validation_failed', errors: [{ path: '/url' }] });
    expect(problem.detail).toContain(reason);
    expect(site.visits).toEqual([]);
  });

  test('and reading is for those who may post', async () => {
    const query = { url: `${site.origin}/lamp` };
    expect(await spark.refusal('readLink', { query })).toMatchObject({ code: 'unauthenticated' });
    expect(await spark.refusal('readLink', { as: await spark.newUser(), query })).toMatchObject({
      code: 'membership_required',
    });
  });

  test('and not in the name of somebody whom another site leads here', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' };
    const query = { url: `${site.origin}/lamp` };
    expect(await spark.refusal('readLink', { as: member, query, headers })).toMatchObject({
      code: 'forbidden',
    });
    expect(site.visits).toEqual([]);
  });

  test('and for whoever reads without end it pauses', async () => {
    const query = { url: 'http://127.0.0.1/' };
    for (let count = 0; count < 30; count++) await spark.refusal('readLink', { as: member, query });
    expect(await spark.refusal('readLink', { as: member, query })).toMatchObject({ code: 'rate_limited' });
    const other = await spark.newMember();
    expect(await spark.refusal('readLink', { as: other, query })).toMatchObject({
      code: 'validation_failed',
    });
  });
});

describe('a page', () => {
  test('is shown with its words, its picture and its true site', async () => {
    const picture = await paintPicture('png', { width: 400, height: 200 });
    site.pages.set('/lamp', htmlPage(lampPage));
    site.pages.set('/lamp.png', (response) =>
      response.writeHead(200, { 'content-type': 'image/png' }).end(picture),
    );
    expect(await read(`${site.origin}/lamp?utm_source=mail&size=2&fbclid=1#shade`)).toEqual({
      url: `${site.origin}/lamp?size=2#shade`,
      title: 'A lamp & its shade',
      description: 'Warm light.',
      site: 'pages.test',
      picture: expect.objectContaining({ width: 400, height: 200 }),
      product: null,
    });
    expect(site.visits).toEqual(['/lamp?size=2', '/lamp.png']);
  });

  test('is read once in two weeks', async () => {
    site.pages.set('/once', htmlPage('<title>Once</title>'));
    for (const spelling of ['/once', '/once#there', '/once?utm_campaign=x']) {
      expect(await read(site.origin + spelling)).toMatchObject({ title: 'Once' });
    }
    expect(site.visits).toEqual(['/once']);
    const longAgo = new Date(Date.now() - 15 * 86_400_000);
    await spark.db
      .updateTable('link_pages')
      .set({ read_at: longAgo })
      .where('url', 'like', '%/once')
      .execute();
    site.pages.set('/once', htmlPage('<title>Twice</title>'));
    expect(await read(`${site.origin}/once`)).toMatchObject({ title: 'Twice' });
  });

  test('is fetched once for fifty who read it at the same moment', async () => {
    site.pages.set('/crowd', (response) => {
      setTimeout(() => htmlPage('<title>Crowd</title>')(response, response.req, new URL(site.origin)), 100);
    });
    const people = await Promise.all(Array.from({ length: 50 }, () => spark.newMember()));
    const query = { url: `${site.origin}/crowd` };
    const answers = await Promise.all(people.map((as) => spark.call('readLink', { as, query })));
    expect(new Set(answers.map((answer) => answer.title))).toEqual(new Set(['Crowd']));
    expect(site.visits).toEqual(['/crowd']);
  });

  test.each([
    ['is missing', '/nowhere'],
    ['is no page', '/archive'],
    ['says nothing', '/silent'],
  ])('that %s is known by its site alone', async (_what, path) => {
    site.pages.set('/archive', htmlPage('<title>No</title>', 'application/zip'));
    site.pages.set('/silent', htmlPage('<p>Hello</p>'));
    expect(await read(site.origin + path)).toMatchObject({
      url: site.origin + path,
      title: 'pages.test',
      description: '',
      picture: null,
    });
  });

  test('that does not answer is asked again after ten minutes', async () => {
    await read(`${site.origin}/later`);
    await read(`${site.origin}/later`);
    expect(site.visits).toEqual(['/later']);
    site.pages.set('/later', htmlPage('<title>Back</title>'));
    const before = new Date(Date.now() - 11 * 60_000);
    await spark.db
      .updateTable('link_pages')
      .set({ read_at: before })
      .where('url', 'like', '%/later')
      .execute();
    expect(await read(`${site.origin}/later`)).toMatchObject({ title: 'Back' });
  });

  test('keeps its words when its picture cannot be had', async () => {
    site.pages.set('/bare', htmlPage('<title>Bare</title><meta property="og:image" content="/broken.png">'));
    site.pages.set('/broken.png', htmlPage('no picture', 'image/png'));
    expect(await read(`${site.origin}/bare`)).toMatchObject({ title: 'Bare', picture: null });
  });

  test('can be a picture itself', async () => {
    const picture = await paintPicture('jpeg', { width: 300, height: 100 });
    site.pages.set('/photo.jpg', (response) =>
      response.writeHead(200, { 'content-type': 'image/jpeg' }).end(picture),
    );
    expect(await read(`${site.origin}/photo.jpg`)).toMatchObject({
      title: 'pages.test',
      picture: { width: 300, height: 100 },
    });
  });

  test('is where its redirect led, within a site where it was given', async () => {
    site.pages.set('/short', (response) => response.writeHead(302, { location: '/long' }).end());
    site.pages.set('/long', htmlPage('<title>Long</title>'));
    expect(await read(`${site.origin}/short`)).toMatchObject({ url: `${site.origin}/short`, title: 'Long' });
  });
});

describe('a page of another site', () => {
  let other: TestSite;
  beforeAll(async () => {
    other = await startTestSite('other.test');
    site.outbound.allowedHosts = ['pages.test', 'other.test'];
    other.pages.set('/there', htmlPage('<title>There</title>'));
  });
  afterAll(() => other.close());

  test('is told by its own name and address, without what follows people', async () => {
    const there = `${other.origin}/there?utm_source=short`;
    site.pages.set('/s', (response) => response.writeHead(301, { location: there }).end());
    expect(await read(`${site.origin}/s`)).toMatchObject({
      url: `${other.origin}/there`,
      site: 'other.test',
      title: 'There',
    });
  });

  test('is told by the address that was given where its own is too long', async () => {
    const there = `${other.origin}/there?${'x'.repeat(2_000)}`;
    site.pages.set('/l', (response) => response.writeHead(301, { location: there }).end());
    expect(await read(`${site.origin}/l`)).toMatchObject({ url: `${site.origin}/l`, site: 'pages.test' });
  });
});

describe('the page of a product', () => {
  const url = 'https://www.shop.example/p/lamp?color=red&utm_source=feed';

  test.each([
    'https://www.shop.example/p/lamp?color=red&utm_source=feed',
    'https://www.shop.example/p/lamp?color=red',
    'http://shop.example/p/lamp/?utm_medium=x&color=red#reviews',
    'shop.example/p/lamp?color=red',
    'SHOP.example/p/lamp?gclid=1&color=red',
  ])('is the product: %s', async (spelling) => {
    const product = await makeProduct(spark.db, { url, title: 'A red lamp' });
    const answer = await read(spelling);
    expect(answer).toMatchObject({ title: 'A red lamp', picture: null, product: { title: 'A red lamp' } });
    await spark.db.deleteFrom('products').where('id', '=', product.id).execute();
  });

  test('is told from the pages of its variants, and from others of the shop', async () => {
    await makeProduct(spark.db, { url: `${site.origin}/p/1?color=red` });
    const blue = await makeProduct(spark.db, { url: `${site.origin}/p/1?color=blue` });
    const plain = await makeProduct(spark.db, { url: `${site.origin}/p/2` });
    expect(await read(`${site.origin}/p/1?color=blue`)).toMatchObject({ product: { id: blue.id } });
    expect(await read(`${site.origin}/p/2?ref=home`)).toMatchObject({ product: { id: plain.id } });
    for (const other of ['/p/1?color=green', '/p/1', '/p/2/more', '/p/%', '/p/_']) {
      expect(await read(site.origin + other), other).toMatchObject({ product: null });
    }
  });

  test('is, where variants share it, that of the first that can be bought', async () => {
    const shared = { url: `${site.origin}/p/shared`, group_id: 'shared' };
    const soldOut = await makeProduct(spark.db, { ...shared, quantity: 0 });
    const buyable = await makeProduct(spark.db, shared);
    expect(await read(shared.url)).toMatchObject({ product: { id: buyable.id } });
    await spark.db.updateTable('products').set({ quantity: 0 }).where('id', '=', buyable.id).execute();
    expect(await read(shared.url)).toMatchObject({ product: { id: soldOut.id } });
  });

  test('leads, where it names a group alone, to the first that can be bought; a variant is that one, sold out or not', async () => {
    const variant = (color: string, facts: object) =>
      makeProduct(spark.db, { url: `${site.origin}/p/group?color=${color}`, group_id: 'group', ...facts });
    const soldOut = await variant('red', { quantity: 0 });
    const buyable = await variant('blue', {});
    expect(await read(`${site.origin}/p/group`)).toMatchObject({ product: { id: buyable.id } });
    expect(await read(`${site.origin}/p/group?color=red`)).toMatchObject({ product: { id: soldOut.id } });
  });

  test('can be the one at Spark', async () => {
    const product = await makeProduct(spark.db);
    const answer = await read(`http://localhost:3000/products/${product.id}`);
    expect(answer).toMatchObject({ product: { id: product.id } });
    expect(await refuse('http://localhost:3000/products/nothing')).toMatchObject({
      code: 'validation_failed',
    });
  });
});
