import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeProduct } from '../../../test/factories.ts';
import { waitingJobs } from '../../../test/jobs.ts';
import { readLetters } from '../../../test/letters.ts';
import { openSession, type Person } from '../../../test/people.ts';
import { startPushSite, type PushSite } from '../../../test/push-site.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { tellWatchers } from './tell-watchers.ts';

let site: PushSite;
let spark: TestApp;
beforeAll(async () => {
  site = await startPushSite();
  spark = await createTestApp({ works: true, outbound: site.outbound });
});
afterAll(async () => {
  await spark.close();
  await site.close();
});

/** Somebody who is told on devices, one or more. */
async function personWith({ devices }: { devices: number }) {
  const person = await spark.newUser({ email_verified: true });
  const browsers = [];
  for (let count = 0; count < devices; count++) {
    const token = await openSession(spark.db, person.id);
    const browser = site.subscribe();
    await spark.call('addPushDevice', { as: { token }, body: browser.subscription });
    browsers.push(browser);
  }
  return { person, browsers };
}

async function watchSoldOut(as: Person) {
  const product = await makeProduct(spark.db, { availability: 'out_of_stock', title: 'Straw hat' });
  await spark.call('watchProduct', {
    as,
    params: { id: product.id, kind: 'back' },
    body: { channel: 'push' },
  });
  return product;
}

const comesBack = async ({ id }: { id: string }) => {
  await spark.db.updateTable('products').set({ availability: 'in_stock' }).where('id', '=', id).execute();
  await Promise.all([1, 2, 3].map(() => tellWatchers(spark.db, [id], new Date())));
};

async function lettersTo({ id }: Person): Promise<string[]> {
  const { email } = await spark.db
    .selectFrom('users')
    .select('email')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return (await readLetters(spark)).filter(({ to }) => to === email).map(({ subject }) => subject);
}

const messagesWaiting = () => waitingJobs(spark, 'push-message');

test('a watch by push is refused without an account', async () => {
  const { id } = await makeProduct(spark.db, { availability: 'out_of_stock' });
  const call = { params: { id, kind: 'back' }, body: { channel: 'push', email: 'reader@spark.test' } };
  expect(await spark.refusal('watchProduct', call)).toMatchObject({
    code: 'validation_failed',
    errors: [{ path: '/channel' }],
  });
});

test('the way of a watch is the one chosen last, and told together with whether this device is one', async () => {
  const person = await spark.newUser({ email_verified: true });
  const { id } = await makeProduct(spark.db, { availability: 'out_of_stock' });
  const read = () => spark.call('listProductWatches', { as: person, params: { id } });
  for (const channel of ['push', 'mail', 'push']) {
    await spark.call('watchProduct', { as: person, params: { id, kind: 'back' }, body: { channel } });
    expect(await read()).toEqual({ watches: [{ kind: 'back', channel }], isPushDevice: false });
  }
  await spark.call('addPushDevice', { as: person, body: site.subscribe().subscription });
  expect(await read()).toMatchObject({ isPushDevice: true });
});

describe('whoever watches by push', () => {
  test('is told once on each device, in the app, and by no letter', async () => {
    const { person, browsers } = await personWith({ devices: 2 });
    const product = await watchSoldOut(person);
    await comesBack(product);
    for (const browser of browsers) {
      await expect.poll(() => browser.received).toHaveLength(1);
      expect(browser.received).toMatchObject([
        {
          note: {
            title: 'Straw hat is back',
            path: `/products/${product.id}`,
            tag: `product_back ${product.id}`,
          },
          ttlSeconds: 86_400,
          urgency: 'high',
        },
      ]);
    }
    await expect.poll(messagesWaiting).toEqual([]);
    expect(browsers.map((browser) => browser.calls())).toEqual([1, 1]);
    const { items } = await spark.call('listNotifications', { as: person });
    expect(items).toMatchObject([{ type: 'product_back' }]);
    expect(await lettersTo(person)).toEqual([]);
  });

  test('is told of each lower price, the newer in the place of the older', async () => {
    const { person, browsers } = await personWith({ devices: 1 });
    const { id } = await makeProduct(spark.db, { title: 'Straw hat' });
    await spark.call('watchProduct', {
      as: person,
      params: { id, kind: 'price' },
      body: { channel: 'push' },
    });
    for (const [told, amount] of [1_500, 1_200].entries()) {
      await spark.db.updateTable('products').set({ price_amount: amount }).where('id', '=', id).execute();
      await tellWatchers(spark.db, [id], new Date());
      await expect.poll(() => browsers[0]?.received.length).toBe(told + 1);
    }
    const [first, second] = browsers[0]?.received ?? [];
    expect([first?.note.body, second?.note.body]).toEqual(['It costs $15.00 now.', 'It costs $12.00 now.']);
    expect([second?.note.tag, second?.topic]).toEqual([first?.note.tag, first?.topic]);
  });

  test('gets a letter where no device is left', async () => {
    const { person } = await personWith({ devices: 0 });
    await comesBack(await watchSoldOut(person));
    await expect.poll(() => lettersTo(person)).toEqual(['Straw hat is back']);
  });

  test('gets one letter when the last of the devices turns out to be gone', async () => {
    const { person, browsers } = await personWith({ devices: 2 });
    for (const browser of browsers) browser.answerWith({ status: 410 });
    await comesBack(await watchSoldOut(person));
    await expect.poll(() => lettersTo(person)).toEqual(['Straw hat is back']);
    await expect.poll(messagesWaiting).toEqual([]);
    expect((await spark.call('listPushDevices', { as: person })).items).toEqual([]);
  });

  test('gets one letter when none of the devices takes the message', async () => {
    const { person, browsers } = await personWith({ devices: 2 });
    for (const browser of browsers) browser.answerWith({ status: 403 });
    await comesBack(await watchSoldOut(person));
    await expect.poll(() => lettersTo(person)).toEqual(['Straw hat is back']);
    await expect.poll(messagesWaiting).toEqual([]);
    expect(await lettersTo(person)).toHaveLength(1);
  });

  test('gets no letter as long as one device takes the message', async () => {
    const { person, browsers } = await personWith({ devices: 2 });
    browsers[0]?.answerWith({ status: 404 });
    await comesBack(await watchSoldOut(person));
    await expect.poll(() => browsers[1]?.received).toHaveLength(1);
    await expect.poll(messagesWaiting).toEqual([]);
    expect(await lettersTo(person)).toEqual([]);
  });

  test('is told nothing once the watch was ended', async () => {
    const { person, browsers } = await personWith({ devices: 1 });
    const product = await watchSoldOut(person);
    await spark.call('unwatchProduct', { as: person, params: { id: product.id, kind: 'back' } });
    await comesBack(product);
    expect(await messagesWaiting()).toEqual([]);
    expect(browsers[0]?.calls()).toBe(0);
  });

  test('is told later, and once, where the push service is busy', async () => {
    const { person, browsers } = await personWith({ devices: 1 });
    browsers[0]?.answerWith({ status: 429, retryAfter: '600' });
    const before = Date.now();
    await comesBack(await watchSoldOut(person));
    await expect.poll(() => browsers[0]?.calls()).toBe(1);
    // The job at work hands its place to the one that comes later.
    await expect
      .poll(async () => (await messagesWaiting()).map(({ runAt }) => runAt > new Date()))
      .toEqual([true]);
    const [waiting] = await messagesWaiting();
    expect(waiting?.runAt.getTime()).toBeGreaterThanOrEqual(before + 600_000);
    expect(await lettersTo(person)).toEqual([]);
  });
});
