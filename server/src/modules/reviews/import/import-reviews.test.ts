import { sql } from 'kysely';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeProduct } from '../../../../test/factories.ts';
import { runJob } from '../../../../test/jobs.ts';
import { readLetters } from '../../../../test/letters.ts';
import type { Person } from '../../../../test/people.ts';
import { wrongReviewCounts } from '../../../../test/review-recount.ts';
import { createTestApp, type TestApp } from '../../../../test/test-app.ts';
import { queueConsentLetters } from './consent-mail.ts';
import { importReviews } from './import-reviews.ts';
import { sweepWaiting } from './settle-waiting.ts';

let spark: TestApp;
let hat: { id: string; external_id: string };
let cup: { id: string; external_id: string };
let made = 0;
let email: string;
const dayMs = 24 * 3_600_000;
beforeAll(async () => {
  spark = await createTestApp();
});
beforeEach(async () => {
  [hat, cup] = [await makeProduct(spark.db), await makeProduct(spark.db, { gtin: `97800000${++made}` })];
  email = `ada-${made}@old.example`;
});
// Whatever was written, edited, voted for, bought, published or deleted.
afterEach(async () => expect(await wrongReviewCounts(spark.db)).toEqual([]));
afterAll(() => spark.close());

const bring = (text: string, { now = new Date(), isDryRun = false } = {}) =>
  importReviews(
    spark.db,
    {
      bytes: Readable.from([...text].map((character) => Buffer.from(character))),
      encoding: null,
      isDryRun,
      maxListedIssues: 50,
      onProgress: () => undefined,
    },
    now,
  );
const header = 'email,product_id,stars,title,text,written_at,verified\n';
const two = () =>
  `${header}${email},${hat.external_id},5,Hat,"It stays, ""really""\non",2024-03-01,yes\n${email.toUpperCase()},${cup.external_id},2,Cup,Leaks,2024-04-01T10:00:00Z,\n`;

/** The word of the link in the only letter to an address. */
async function letterTo(address: string, now = new Date()): Promise<{ token: string; text: string }> {
  await queueConsentLetters(spark.db, now);
  const { id } = await spark.db
    .selectFrom('review_addresses')
    .select('id')
    .where('email', '=', address)
    .executeTakeFirstOrThrow();
  await runJob(spark, 'review-consent-mail', { addressId: id, at: now.toISOString() });
  const letters = (await readLetters(spark)).filter(({ to }) => to === address);
  const text = letters.at(-1)?.text ?? '';
  return { token: decodeURIComponent(/token=([^&\s"]+)/.exec(text)?.[1] ?? ''), text };
}
const waiting = (token: string | undefined, as?: Person) =>
  spark.call('listWaitingReviews', { query: token === undefined ? {} : { token }, ...(as && { as }) });
const shownOf = async (product: { id: string }) =>
  (await spark.call('listProductReviews', { params: product })).items;

describe('a file', () => {
  test('comes in as a table or as lines of JSON, and once more changes nothing', async () => {
    expect(await bring(two())).toMatchObject({ rows: 2, added: 2, rejected: 0 });
    expect(await bring(two())).toMatchObject({ rows: 2, added: 0, changed: 0, unchanged: 2 });
    expect(await bring(two().replace('Leaks', 'Leaks a lot'))).toMatchObject({ changed: 1, unchanged: 1 });
    const line = {
      authorEmail: `eve-${made}@old.example`,
      gtin: `97800000${made}`,
      rating: 4,
      body: 'Fine.',
    };
    expect(await bring(`${JSON.stringify(line)}\n`)).toMatchObject({ rows: 1, added: 1 });
    const bySku = { ...line, gtin: undefined, sku: cup.external_id, rating: 4 };
    expect(await bring(JSON.stringify(bySku))).toMatchObject({ unchanged: 1 });
  });

  test('is only looked at in a dry run', async () => {
    expect(await bring(two(), { isDryRun: true })).toMatchObject({ isDryRun: true, added: 2 });
    expect(await bring(two())).toMatchObject({ added: 2 });
  });

  test('tells of every row what is wrong with it, and takes the others', async () => {
    const { external_id: id } = hat;
    const report = await bring(
      [
        `${header}${email},${id},5,Good,Yes,,`,
        `nobody,${id},5,Good,Yes,,`,
        `a@b.example\nBcc: x@y.example,${id},5,Good,Yes,,`,
        `x${email},${id},9,Good,Yes,,`,
        `y${email},no-such-thing,5,Good,Yes,,`,
        `z${email},${id},3,,,,`,
        `v${email},${id},3,Good,Yes,yesterday,`,
        `w${email},${id},3,Good,Yes,2999-01-01,`,
        `${email},${id},1,Again,No,,`,
        `u${email},,1,Good,Yes,,`,
        `t${email},${id},1,"\0",Yes,,`,
        `s${email},${id},5,Good,Yes,,`,
      ].join('\n') + '\n',
    );
    expect(report).toMatchObject({ rows: 13, added: 2, rejected: 11 });
    expect(report.issues.map(({ line, field, code }) => [line, field, code])).toEqual([
      [3, 'email', 'bad_address'],
      [4, '', 'ragged_row'],
      [5, 'email', 'bad_address'],
      [6, 'stars', 'bad_number'],
      [8, 'text', 'missing_field'],
      [9, 'written_at', 'bad_date'],
      [10, 'written_at', 'bad_date'],
      [12, 'product_id', 'missing_field'],
      [13, 'title', 'bad_characters'],
      [7, 'product_id', 'unknown_product'],
      [11, 'email', 'duplicate_review'],
    ]);
    for (const { reason, hint } of report.issues) expect(reason.length * hint.length).toBeGreaterThan(0);
  });

  test.each([
    ['is cut', () => two().slice(0, -30), 'truncated_feed'],
    ['is empty', () => '', 'empty_feed'],
    ['has only a header', () => header, 'empty_feed'],
    ['names no address', () => 'product_id,stars\nx,5\n', 'missing_columns'],
    ['is XML', () => '<reviews/>', 'unknown_format'],
    ['is a web page', () => '<html></html>', 'unknown_format'],
    ['is a JSON array', () => '[{}]', 'unknown_format'],
  ])('that %s is refused, and nothing of it is kept', async (_, text, code) => {
    await expect(bring(text())).rejects.toMatchObject({ code });
    const kept = spark.db.selectFrom('review_addresses').select('id').where('email', '=', email);
    expect(await kept.execute()).toEqual([]);
  });
});

test('nothing that waits is shown, counted, listed or found', async () => {
  const owner = await spark.newUser({ email, email_verified: false });
  await bring(two().replace('Hat', 'Zyzzogeton'));
  expect(await shownOf(hat)).toEqual([]);
  const product = await spark.call('getProduct', { params: hat });
  expect(product.rating).toEqual({ average: null, count: 0 });
  expect(await spark.call('getReviewSummary', { params: hat })).toMatchObject({ count: 0 });
  expect((await spark.call('listUserReviews', { params: owner })).items).toEqual([]);
  for (const type of ['posts', 'products'] as const) {
    expect((await spark.call('search', { query: { q: 'Zyzzogeton', type } })).items).toEqual([]);
  }
  // Signed in with the address, but not verified; with another one; not signed in at all.
  expect((await waiting(undefined, owner)).items).toEqual([]);
  expect((await waiting(undefined, await spark.newUser({ email_verified: true }))).items).toEqual([]);
  expect(await spark.refusal('listWaitingReviews')).toMatchObject({ code: 'unauthenticated' });
  for (const token of ['x', 'x.y', `${'a'.repeat(60)}.b`]) {
    expect(await spark.refusal('listWaitingReviews', { query: { token } })).toMatchObject({
      code: 'not_found',
    });
  }
});

test('one letter tells of all that waits for an address, and its link lets an account publish', async () => {
  await bring(two());
  const { token, text } = await letterTo(email);
  expect(text).toContain('2 reviews');
  expect(text).toMatch(/5 of 5 stars[^]*2 of 5 stars/);
  expect(text).toMatch(/Publish them[^]*Look and choose[^]*never write to me again/);
  const { items } = await waiting(token);
  expect(items.map(({ title, stars }) => [title, stars])).toEqual([
    ['Hat', 5],
    ['Cup', 2],
  ]);
  const ids = items.map(({ id }) => id);
  const nobody = { body: { token, ids } };
  expect(await spark.refusal('publishWaitingReviews', nobody)).toMatchObject({ code: 'unauthenticated' });
  const as = await spark.newUser();
  const own = { stars: 3, title: 'Mine', text: '' };
  await spark.call('createReview', { as, params: cup, body: own });
  expect((await waiting(token, as)).items.map(({ isReviewed }) => isReviewed)).toEqual([false, true]);
  const published = await spark.call('publishWaitingReviews', { as, body: { token, ids } });
  expect(published.items.map(({ outcome }) => outcome)).toEqual(['published', 'already_reviewed']);
  expect(await shownOf(hat)).toMatchObject([
    {
      title: 'Hat',
      text: 'It stays, "really"\non',
      isVerifiedPurchase: true,
      createdAt: '2024-03-01T00:00:00.000Z',
    },
  ]);
  expect(await spark.call('getProduct', { params: hat })).toMatchObject({ rating: { average: 5, count: 1 } });
  await spark.call('discardWaitingReviews', { body: { token, ids } });
  expect((await waiting(token)).items).toEqual([]);
  expect(await bring(two())).toMatchObject({ added: 0, settled: 2 });
  const again = await spark.call('publishWaitingReviews', { as, body: { token, ids } });
  expect(again.items.map(({ outcome }) => outcome)).toEqual(['gone', 'gone']);
});

test('whoever is signed in with the verified address needs no letter', async () => {
  await bring(two());
  const as = await spark.newUser({ email: email.toUpperCase(), email_verified: true });
  const { items } = await waiting(undefined, as);
  const ids = items.map(({ id }) => id);
  const { items: published } = await spark.call('publishWaitingReviews', { as, body: { ids } });
  expect(published.map(({ outcome }) => outcome)).toEqual(['published', 'published']);
  const mine = await spark.call('listUserReviews', { params: as });
  expect(mine.items.map(({ title }) => title)).toEqual(['Cup', 'Hat']);
});

test('“never again” needs no account, deletes all, and holds for whatever comes later', async () => {
  await bring(two());
  const { token } = await letterTo(email);
  const late = await spark.db
    .selectFrom('review_addresses')
    .select('id')
    .where('email', '=', email)
    .execute();
  await spark.call('refuseWaitingReviews', { body: { token } });
  await spark.call('refuseWaitingReviews', { body: { token } });
  expect((await waiting(token)).items).toEqual([]);
  expect(await bring(two())).toMatchObject({ added: 0, refused: 2 });
  const job = { addressId: late[0]?.id ?? '', at: new Date().toISOString() };
  expect(await runJob(spark, 'review-consent-mail', job)).toMatchObject({ outcome: 'nobody to ask' });
  expect((await readLetters(spark)).filter(({ to }) => to === email)).toHaveLength(1);
});

test('an address is written to again only for more reviews and after a week, and at most three times', async () => {
  const start = new Date();
  await bring(`${header}${email},${hat.external_id},5,Good,Yes,,\n`, { now: start });
  const lettersAfter = async (days: number) => {
    await queueConsentLetters(spark.db, new Date(start.getTime() + days * dayMs));
    const row = await spark.db
      .selectFrom('review_addresses')
      .select('letters')
      .where('email', '=', email)
      .execute();
    return row[0]?.letters;
  };
  expect(await lettersAfter(0)).toBe(1);
  expect(await lettersAfter(30)).toBe(1);
  for (const [day, letters] of [
    [1, 1],
    [8, 2],
    [20, 3],
    [40, 3],
  ] as const) {
    const more = await makeProduct(spark.db);
    const now = new Date(start.getTime() + day * dayMs);
    await bring(`${header}${email},${more.external_id},5,More,Yes,,\n`, { now });
    expect(await lettersAfter(day)).toBe(letters);
  }
});

test('however many are written to, sixty letters a minute leave', async () => {
  await spark.db.deleteFrom('review_addresses').execute();
  const lines = Array.from({ length: 70 }, (_, n) => `p${n}-${email},${hat.external_id},5,Good,Yes,,`);
  await bring(`${header}${lines.join('\n')}\n`);
  const lettersAt = (now: Date) => queueConsentLetters(spark.db, now);
  const written = spark.db.selectFrom('review_addresses').select('id').where('written_at', 'is not', null);
  expect(await written.execute()).toHaveLength(60);
  expect(await lettersAt(new Date())).toBe(0);
  expect(await lettersAt(new Date(Date.now() + 61_000))).toBe(10);
});

test('what nobody speaks for is deleted after 180 days, and does not come back', async () => {
  await bring(two());
  const { token } = await letterTo(email);
  expect(await sweepWaiting(spark.db, new Date(Date.now() + 179 * dayMs))).toBe(0);
  expect(await sweepWaiting(spark.db, new Date(Date.now() + 181 * dayMs))).toBeGreaterThanOrEqual(2);
  expect((await waiting(token)).items).toEqual([]);
  const { rows } = await sql`select from waiting_reviews join review_addresses a on a.id = address_id
    where a.email = ${email}`.execute(spark.db);
  expect(rows).toEqual([]);
  expect(await bring(two())).toMatchObject({ settled: 2 });
});
