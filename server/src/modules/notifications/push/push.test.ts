import { createECDH } from 'node:crypto';
import { limits } from '@spark/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runJob, waitingJobs } from '../../../../test/jobs.ts';
import { openSession, type Person } from '../../../../test/people.ts';
import { startPushSite, type PushSite, type TestBrowser } from '../../../../test/push-site.ts';
import { createTestApp, type TestApp } from '../../../../test/test-app.ts';
import { newId } from '../../../platform/db/index.ts';

let site: PushSite;
let spark: TestApp;
beforeAll(async () => {
  site = await startPushSite();
  spark = await createTestApp({ outbound: site.outbound });
});
afterAll(async () => {
  await spark.close();
  await site.close();
});

const add = (as: Person, { subscription }: TestBrowser) =>
  spark.call('addPushDevice', { as, body: subscription });
const devicesOf = async (as: Person) => (await spark.call('listPushDevices', { as })).items;
const key = () => createECDH('prime256v1').generateKeys('base64url');

/** Somebody with one device. */
async function subscribed() {
  const person = await spark.newUser();
  const browser = site.subscribe();
  const device = await add(person, browser);
  return { person, browser, device };
}

/** Signs a person in on one device more. */
async function otherDevice(person: Person): Promise<Person> {
  return { ...person, token: await openSession(spark.db, person.id) };
}

const askForTest = async (person: Person, { id }: { id: string }) =>
  spark.call('testPushDevice', { as: person, params: { id } });

/** Works once on the test of a device, as the queue does when it is due. */
async function deliver({ id }: { id: string }, due: { at?: Date; tries?: number; now?: Date } = {}) {
  const at = due.at ?? new Date();
  const payload = { deviceId: id, about: 'test', at: at.toISOString(), tries: due.tries ?? 0 };
  return runJob(spark, 'push-message', payload, { now: due.now ?? at });
}

const waitingFor = async ({ id }: { id: string }) =>
  (await waitingJobs(spark, 'push-message')).filter(({ key: name }) => name?.includes(id));

describe('a device is refused', () => {
  test('without an account', async () => {
    const body = site.subscribe().subscription;
    expect(await spark.refusal('addPushDevice', { body })).toMatchObject({ code: 'unauthenticated' });
    for (const name of ['listPushDevices', 'removePushDevice', 'testPushDevice'] as const) {
      expect(await spark.refusal(name, { params: { id: newId() } })).toMatchObject({
        code: 'unauthenticated',
      });
    }
  });

  test.each([
    'http://updates.push.services.example/x',
    'https://127.0.0.1/x',
    'https://[::1]/x',
    'https://[::ffff:10.0.0.1]/x',
    'https://169.254.169.254/latest/meta-data',
    'https://postgres/x',
    'https://push.internal/x',
    'https://push.example:22/x',
    'https://user:word@push.example/x',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'push.example/x',
    '',
    `https://push.example/${'x'.repeat(2_000)}`,
  ])('at the address %.50s', async (endpoint) => {
    const as = await spark.newUser();
    const body = { ...site.subscribe().subscription, endpoint };
    expect(await spark.refusal('addPushDevice', { as, body })).toMatchObject({
      code: 'validation_failed',
      errors: [{ path: '/endpoint' }],
    });
  });

  test.each([
    ['p256dh', 'of another length', { p256dh: key().slice(0, 80) }],
    ['p256dh', 'that is no point of the curve', { p256dh: `B${'A'.repeat(86)}` }],
    ['p256dh', 'that is compressed', { p256dh: `A${key().slice(1)}` }],
    ['auth', 'of another length', { auth: 'AAAA' }],
    ['auth', 'in other characters', { auth: 'AAAAAAAAAAAAAAAAAAAAA$' }],
  ])('with a key %s %s', async (name, _fault, keys) => {
    const as = await spark.newUser();
    const { subscription } = site.subscribe();
    const body = { ...subscription, keys: { ...subscription.keys, ...keys } };
    expect(await spark.refusal('addPushDevice', { as, body })).toMatchObject({
      code: 'validation_failed',
      errors: [{ path: `/keys/${name}` }],
    });
  });

  test('beyond as many as anybody needs, and makes none of them go', async () => {
    const person = await spark.newUser();
    for (let count = 0; count < limits.pushDevices; count++) {
      await add(await otherDevice(person), site.subscribe());
    }
    const body = site.subscribe().subscription;
    expect(await spark.refusal('addPushDevice', { as: person, body })).toMatchObject({ code: 'conflict' });
    expect(await devicesOf(person)).toHaveLength(limits.pushDevices);
  });
});

describe('a device', () => {
  test('is listed with the others, newest first, and stays one whatever it subscribes with', async () => {
    const { person, device } = await subscribed();
    const phone = await otherDevice(person);
    const second = await add(phone, site.subscribe());
    expect(second).toMatchObject({ isThis: true, toldAt: null });
    const again = await add(phone, site.subscribe());
    expect(again.id).toBe(second.id);
    expect(await devicesOf(phone)).toMatchObject([
      { id: second.id, isThis: true },
      { id: device.id, isThis: false },
    ]);
  });

  test('belongs to whoever signed in there last', async () => {
    const { person, browser, device } = await subscribed();
    const next = await spark.newUser();
    const taken = await add(next, browser);
    expect(await devicesOf(person)).toEqual([]);
    // What still waited for the first is not shown to the second.
    expect(taken.id).not.toBe(device.id);
    expect(await deliver(device)).toMatchObject({ outcome: 'device gone' });
    expect(browser.calls()).toBe(0);
  });

  test('is removed by its owner alone', async () => {
    const { person, browser, device } = await subscribed();
    const other = await spark.newUser();
    for (const name of ['removePushDevice', 'testPushDevice'] as const) {
      expect(await spark.refusal(name, { as: other, params: device })).toMatchObject({ code: 'not_found' });
    }
    await spark.call('removePushDevice', { as: person, params: device });
    expect(await devicesOf(person)).toEqual([]);
    await deliver(device);
    expect(browser.calls()).toBe(0);
  });

  test('is told nothing once its owner signed out there', async () => {
    const { person, browser, device } = await subscribed();
    const elsewhere = await otherDevice(person);
    const authorization = `Bearer ${person.token}`;
    await spark.send({ method: 'POST', url: '/api/auth/sign-out', payload: {}, headers: { authorization } });
    expect(await devicesOf(elsewhere)).toEqual([]);
    expect(await deliver(device)).toMatchObject({ outcome: 'device gone' });
    expect(browser.calls()).toBe(0);
  });

  test('is told nothing once the sign-in has run out', async () => {
    const person = await spark.newUser();
    const browser = site.subscribe();
    const device = await add(person, browser);
    await endSignIn(device, new Date());
    expect(await deliver(device)).toMatchObject({ outcome: 'device gone' });
    expect(browser.calls()).toBe(0);
  });
});

describe('a message', () => {
  test('reaches the device encrypted, signed, and with all a push service must know', async () => {
    const { person, browser, device } = await subscribed();
    const { publicKey } = await spark.call('listPushDevices', { as: person });
    await askForTest(person, device);
    await askForTest(person, device);
    expect(await waitingFor(device)).toHaveLength(1);
    expect(await deliver(device)).toMatchObject({ outcome: 'sent' });
    expect(browser.received).toEqual([
      {
        note: {
          title: 'It works',
          body: expect.any(String),
          path: '/settings/notifications',
          tag: 'test',
          picture: null,
          unread: null,
        },
        ttlSeconds: 300,
        urgency: 'high',
        topic: expect.stringMatching(/^[\w-]{32}$/),
        sender: { publicKey, contact: 'mailto:spark@localhost' },
      },
    ]);
    expect(await devicesOf(person)).toMatchObject([{ toldAt: expect.any(String) }]);
  });

  test.each([404, 410])('to a subscription that is over (%i) removes the device', async (status) => {
    const { person, browser, device } = await subscribed();
    browser.answerWith({ status });
    expect(await deliver(device)).toMatchObject({ outcome: 'gone' });
    expect(await devicesOf(person)).toEqual([]);
    await deliver(device);
    expect(browser.calls()).toBe(1);
  });

  test.each([
    [429, '120', 120],
    [503, new Date(Date.parse('2030-01-01T00:02:00Z')).toUTCString(), 120],
    [500, undefined, 15],
    [429, '0', 15],
    [429, 'soon', 15],
  ])('that is answered with %i and Retry-After %s comes back later', async (status, retryAfter, seconds) => {
    const { browser, device } = await subscribed();
    const at = new Date('2030-01-01T00:00:00Z');
    await endSignIn(device, new Date('2031-01-01T00:00:00Z'));
    browser.answerWith({ status, ...(retryAfter === undefined ? {} : { retryAfter }) });
    expect(await deliver(device, { at })).toMatchObject({ outcome: 'later' });
    const [waiting, ...more] = await waitingFor(device);
    expect([waiting?.runAt, more]).toEqual([new Date(at.getTime() + seconds * 1_000), []]);
    const now = waiting?.runAt ?? at;
    expect(await deliver(device, { at, tries: 1, now })).toMatchObject({ outcome: 'sent' });
    expect(browser.received).toMatchObject([{ ttlSeconds: 300 - seconds }]);
  });

  test('waits longer each time, and is given up when it is worth nothing any more', async () => {
    const { browser, device } = await subscribed();
    const at = new Date();
    browser.answerWith(...Array.from({ length: 3 }, () => ({ status: 500 })));
    for (const [tries, seconds] of [15, 30].entries()) {
      await deliver(device, { at, tries });
      const [waiting] = await waitingFor(device);
      expect(waiting?.runAt).toEqual(new Date(at.getTime() + seconds * 1_000));
    }
    const late = new Date(at.getTime() + 290_000);
    expect(await deliver(device, { at, tries: 2, now: late })).toMatchObject({ outcome: 'given up' });
    const tooLate = new Date(at.getTime() + 300_000);
    expect(await deliver(device, { at, tries: 2, now: tooLate })).toMatchObject({ outcome: 'too late' });
    expect(browser.calls()).toBe(3);
  });

  test.each([400, 401, 403, 413, 301])('that is refused with %i is not repeated', async (status) => {
    const { person, browser, device } = await subscribed();
    browser.answerWith({ status });
    expect(await deliver(device)).toMatchObject({ outcome: 'refused' });
    expect(await waitingFor(device)).toEqual([]);
    expect(await devicesOf(person)).toHaveLength(1);
  });

  test('is not handed over where a public name leads into the network', async () => {
    const person = await spark.newUser();
    const { subscription } = site.subscribe();
    const body = { ...subscription, endpoint: 'https://rebound.example/send' };
    const device = await spark.call('addPushDevice', { as: person, body });
    expect(await deliver(device)).toMatchObject({
      outcome: 'refused',
      reason: 'rebound.example does not lead to a public host.',
    });
  });

  test('comes back later where nobody answers', async () => {
    const { device } = await subscribed();
    await spark.db
      .updateTable('push_devices')
      .set({ endpoint: 'http://push.test:9/send' })
      .where('id', '=', device.id)
      .execute();
    expect(await deliver(device)).toMatchObject({ outcome: 'later' });
  });
});

/** Has somebody be signed in on a device until a time. */
async function endSignIn({ id }: { id: string }, expiresAt: Date): Promise<void> {
  await spark.db
    .updateTable('sessions')
    .set({ expires_at: expiresAt })
    .where('id', 'in', (query) => query.selectFrom('push_devices').select('session_id').where('id', '=', id))
    .execute();
}
