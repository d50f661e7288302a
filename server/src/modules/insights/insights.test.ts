import { limits } from '@spark/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makePost } from '../../../test/factories.ts';
import type { Person } from '../../../test/people.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { newId } from '../../platform/db/index.ts';
import { isCrawler } from './is-crawler.ts';

let spark: TestApp;
let author: Person;
let postId: string;
beforeAll(async () => {
  spark = await createTestApp();
  author = await spark.newMember();
});
beforeEach(async () => {
  postId = (await makePost(spark.db, { author_id: author.id })).id;
});
afterAll(() => spark.close());

const minuteMs = 60_000;
const dayMs = 86_400_000;
const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
const seen = (id = postId, at = ago(0)) => ({ type: 'view', postId: id, at });

async function tell(
  events: object[],
  who: { as?: Person; cookie?: string; agent?: string; sentAt?: string } = {},
): Promise<string | undefined> {
  const response = await spark.request('recordEvents', {
    ...(who.as === undefined ? {} : { as: who.as }),
    body: { events, ...(who.sentAt === undefined ? {} : { sentAt: who.sentAt }) },
    headers: {
      'user-agent': who.agent ?? 'Mozilla/5.0 (X11; Linux x86_64) Firefox/150.0',
      ...(who.cookie === undefined ? {} : { cookie: who.cookie }),
    },
  });
  expect(response.statusCode, response.body).toBe(202);
  const cookie = response.headers['set-cookie'];
  return cookie === undefined ? undefined : String(cookie);
}

async function views(id = postId): Promise<number> {
  const row = await spark.db
    .selectFrom('post_counters')
    .select((query) => query.fn.sum<number>('views').as('n'))
    .where('post_id', '=', id)
    .executeTakeFirstOrThrow();
  return Number(row.n ?? 0);
}

describe('what is not counted', () => {
  test('one’s own look at one’s own post', async () => {
    await tell([seen()], { as: author });
    expect(await views()).toBe(0);
  });

  test('what is not there, or not shown', async () => {
    const gone = await makePost(spark.db, { deleted_at: new Date() });
    const waiting = await makePost(spark.db, { is_live: false });
    await tell([seen(newId()), seen(gone.id), seen(waiting.id), seen()]);
    expect([await views(), await views(gone.id), await views(waiting.id)]).toEqual([1, 0, 0]);
  });

  test('what is yet to come, or is told too late', async () => {
    await tell([seen(postId, ago(-10 * minuteMs)), seen(postId, ago(2 * dayMs + minuteMs))]);
    expect(await views()).toBe(0);
    await tell([seen(postId, ago(-2 * minuteMs))]);
    expect(await views()).toBe(1);
  });

  test('what programs read that say they are programs', async () => {
    const agents = [
      'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
      'Mozilla/5.0 (compatible; bingbot/2.0)',
      'facebookexternalhit/1.1',
      'Mozilla/5.0 (compatible; GPTBot/1.2)',
      'Mozilla/5.0 (compatible; Baiduspider/2.0)',
      'curl/8.5.0',
      '',
    ];
    for (const agent of agents) await tell([seen()], { agent });
    expect(await views()).toBe(0);
    expect(isCrawler(undefined)).toBe(true);
    for (const phone of [
      'Mozilla/5.0 (Linux; Android 13; CUBOT X30) Chrome/120.0',
      'Mozilla/5.0 HeadlessChrome/140',
    ]) {
      expect(isCrawler(phone), phone).toBe(false);
    }
  });

  test('more than one call may tell', async () => {
    const body = { events: Array.from({ length: limits.eventsPerCall + 1 }, () => seen()) };
    expect(await spark.refusal('recordEvents', { body })).toMatchObject({ code: 'validation_failed' });
  });

  test('more than one person can see in a minute', async () => {
    const [as, other] = [await spark.newUser(), await spark.newUser()];
    const events = Array.from({ length: 100 }, () => seen());
    const answers = await Promise.all(
      Array.from({ length: 40 }, () =>
        spark.request('recordEvents', { as, body: { events }, headers: { 'user-agent': 'Firefox' } }),
      ),
    );
    // Twelve a minute; more only where the minute ends meanwhile.
    const refused = answers.filter(({ statusCode }) => statusCode === 429);
    expect(refused.length).toBeGreaterThanOrEqual(16);
    expect(refused[0]?.headers['retry-after']).toMatch(/^\d+$/);
    expect(refused[0]?.json()).toMatchObject({ code: 'rate_limited' });
    await tell([seen()], { as: other });
    expect(await views()).toBe(2);
  });
});

describe('a clock that is wrong', () => {
  test.each([
    ['by a day ahead', -dayMs],
    ['by forty years', 40 * 365 * dayMs],
  ])('%s is put right by what it says when the events are sent', async (_name, error) => {
    const as = await spark.newUser();
    await tell([seen(postId, ago(error + 3_000))], { as, sentAt: ago(error) });
    const row = await spark.db
      .selectFrom('events')
      .select('at')
      .where('viewer', '=', as.id)
      .executeTakeFirstOrThrow();
    expect(Math.abs(row.at.getTime() - (Date.now() - 3_000))).toBeLessThan(minuteMs);
  });

  test('a little is left as it is', async () => {
    const as = await spark.newUser();
    const at = ago(4 * minuteMs);
    await tell([seen(postId, at)], { as, sentAt: ago(3 * minuteMs) });
    const row = await spark.db.selectFrom('events').select('at').where('viewer', '=', as.id).execute();
    expect(row).toEqual([{ at: new Date(at) }]);
  });
});

describe('a view', () => {
  test('counts once for a person and a day, however often and however many at once tell of it', async () => {
    const viewer = await spark.newUser();
    const other = await makePost(spark.db);
    const events = [seen(), seen(other.id), seen(), seen(postId, ago(10))];
    await Promise.all(Array.from({ length: 100 }, () => tell(events, { as: viewer })));
    expect([await views(), await views(other.id)]).toEqual([1, 1]);
  });

  test('of batches that overlap in another order waits, and does not fail', async () => {
    const posts = [postId, (await makePost(spark.db)).id, (await makePost(spark.db)).id];
    const viewers = await Promise.all(Array.from({ length: 6 }, () => spark.newUser()));
    const orders = [posts, posts.toReversed(), posts.slice(1), posts.slice(0, 2).toReversed()];
    await Promise.all(
      viewers.flatMap((as) =>
        orders.map((order) =>
          tell(
            order.map((id) => seen(id)),
            { as },
          ),
        ),
      ),
    );
    expect(await Promise.all(posts.map(views))).toEqual([6, 6, 6]);
  });

  test('counts for each device, and once for a device that comes back', async () => {
    const first = await tell([seen()]);
    await tell([seen()]);
    expect(await views()).toBe(2);
    const cookie = first?.split(';')[0] ?? '';
    expect(await tell([seen()], { cookie })).toBeUndefined();
    expect(await views()).toBe(2);
  });

  test('counts again on another day, told a day late', async () => {
    const viewer = await spark.newUser();
    await tell([seen(), seen(postId, ago(dayMs))], { as: viewer });
    expect(await views()).toBe(2);
  });
});

test('a device is known by a cookie that only serves to count, and not by its own name', async () => {
  const cookie = await tell([seen()]);
  expect(cookie).toMatch(
    /^spark_device=[\w-]{22}; Path=\/api\/v1\/events; Max-Age=172800; HttpOnly; SameSite=Lax$/,
  );
  const id = /=([\w-]{22})/.exec(cookie ?? '')?.[1] ?? '';
  const rows = await spark.db.selectFrom('events').select('viewer').execute();
  expect(
    rows.some((row) =>
      Buffer.from(row.viewer.replaceAll('-', ''), 'hex').equals(Buffer.from(id, 'base64url')),
    ),
  ).toBe(false);
  expect(await tell([seen()], { cookie: 'spark_device=made up' })).toMatch(/^spark_device=/);
  expect(await tell([seen()], { as: await spark.newUser() })).toBeUndefined();
});
