import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePost } from '../../../../test/factories.ts';
import { runJob, waitingJobs } from '../../../../test/jobs.ts';
import { openSession, type Person } from '../../../../test/people.ts';
import { startPushSite, type PushSite } from '../../../../test/push-site.ts';
import { createTestApp, type TestApp } from '../../../../test/test-app.ts';

let site: PushSite;
let spark: TestApp;
let url = '';
beforeAll(async () => {
  site = await startPushSite();
  spark = await createTestApp({ works: false, outbound: site.outbound });
  await spark.consumeChanges();
  url = await spark.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await spark.close();
  await site.close();
});

interface Told {
  unreadCount: number;
  id: string;
}

/** Opens a stream as somebody's browser does, and again after it was cut off. */
async function open(person: Person, lastId = '') {
  const controller = new AbortController();
  const response = await fetch(`${url}/api/v1/stream?notifications=on`, {
    signal: controller.signal,
    headers: {
      authorization: `Bearer ${person.token}`,
      ...(lastId === '' ? {} : { 'last-event-id': lastId }),
    },
  });
  expect(response.status).toBe(200);
  const told: Told[] = [];
  void read(response, told).catch(() => undefined);
  return { told, counts: () => told.map(({ unreadCount }) => unreadCount), close: () => controller.abort() };
}

async function read({ body }: Response, told: Told[]): Promise<void> {
  let text = '';
  for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) {
      const [, id = '', data = ''] = /^id: (.*)\nevent: notifications\ndata: (.*)$/.exec(event) ?? [];
      // Our own server's events, in the shape of the contract.
      if (data !== '') told.push({ id, ...(JSON.parse(data) as { unreadCount: number }) });
    }
  }
}

async function chosen(type: 'post_commented' | 'comment_replied') {
  const person = await spark.newMember({ name: 'Ada' });
  const choices = { [type]: { app: true, push: true } };
  await spark.call('changeNotificationSettings', { as: person, body: { choices } });
  return person;
}

test('a stream tells how many are unread: at once, after each change, and what was missed meanwhile', async () => {
  const author = await chosen('post_commented');
  const reader = await spark.newMember({ name: 'Mira' });
  const posts = await Promise.all([1, 2, 3].map(() => makePost(spark.db, { author_id: author.id })));
  const comment = async (index: number) => {
    const params = posts[index] ?? { id: '' };
    await spark.call('createComment', { as: reader, params, body: { text: 'Hello' } });
    await spark.consumeChanges();
  };
  const stream = await open(author);
  await expect.poll(stream.counts).toEqual([0]);
  await comment(0);
  await expect.poll(stream.counts).toEqual([0, 1]);
  stream.close();
  await comment(1);
  const again = await open(author, stream.told.at(-1)?.id);
  await expect.poll(again.counts).toEqual([2]);
  again.close();
  // Who comes back to what it knows is told nothing, until something changes.
  const third = await open(author, again.told.at(-1)?.id);
  await comment(2);
  await expect.poll(third.counts).toEqual([3]);
  await spark.call('readNotifications', { as: author });
  await expect.poll(third.counts).toEqual([3, 0]);
  third.close();
});

test('visitors are told nothing, and whoever signs out is told no more', async () => {
  const author = await chosen('post_commented');
  const nobody = await open({ ...author, token: 'of nobody' });
  const stream = await open(author);
  await expect.poll(stream.counts).toEqual([0]);
  await spark.db.deleteFrom('sessions').where('token', '=', author.token).execute();
  await spark.db.insertInto('changes').values({ topic: 'reader', subject: author.id }).execute();
  const [post, reader] = [await makePost(spark.db, { author_id: author.id }), await spark.newMember()];
  await spark.call('createComment', { as: reader, params: post, body: { text: 'Hello' } });
  await spark.consumeChanges();
  const witness = await open({ ...author, token: await openSession(spark.db, author.id) });
  await expect.poll(witness.counts).toEqual([1]);
  expect(stream.counts()).toEqual([0]);
  expect(nobody.counts()).toEqual([]);
  for (const each of [nobody, stream, witness]) each.close();
});

test('a reply reaches the devices of who is answered, and the newer takes the place of the one that shows', async () => {
  const [asker, author] = [await chosen('comment_replied'), await spark.newMember({ name: 'Mira' })];
  const browser = site.subscribe();
  await spark.call('addPushDevice', { as: asker, body: browser.subscription });
  const post = await makePost(spark.db, { author_id: author.id });
  const asked = await spark.call('createComment', { as: asker, params: post, body: { text: 'From where?' } });
  const reply = async (text: string) => {
    await spark.call('createComment', { as: author, params: post, body: { text, parentId: asked.id } });
    await spark.consumeChanges();
    const [job] = await waitingJobs(spark, 'push-message');
    const [, deviceId = '', about = ''] = /^push-message:(\S+) (\S+)$/.exec(job?.key ?? '') ?? [];
    return runJob(spark, 'push-message', { deviceId, about, at: new Date().toISOString(), tries: 0 });
  };
  expect(await reply('From the market')).toMatchObject({ outcome: 'sent' });
  expect(await reply('On Main Street')).toMatchObject({ outcome: 'sent' });
  expect(browser.received.map(({ note }) => [note.title, note.body, note.unread])).toEqual([
    ['Mira replied to your comment', 'From the market', 1],
    ['Mira replied to your comment', 'On Main Street', 1],
  ]);
  expect(new Set(browser.received.map(({ note }) => note.tag)).size).toBe(1);
  expect(browser.received[0]?.note.path).toMatch(`/posts/${post.id}?comment=`);
  // Read meanwhile, nothing is sent.
  await spark.call('readNotifications', { as: asker });
  const quiet = { timeZone: 'UTC', quietHours: { from: '00:00', until: '23:59' } };
  await spark.call('changeNotificationSettings', { as: asker, body: quiet });
  const midday = new Date('2026-11-27T12:00:00Z');
  await spark.call('createComment', {
    as: author,
    params: post,
    body: { text: 'Third', parentId: asked.id },
  });
  await spark.consumeChanges(midday);
  const keys = (await waitingJobs(spark, 'push-message')).map(({ key }) => key ?? '');
  const [, deviceId = '', about = ''] = /^push-message:(\S+) (\S+)$/.exec(keys.at(-1) ?? '') ?? [];
  const payload = { deviceId, about, at: midday.toISOString(), tries: 0 };
  expect(await runJob(spark, 'push-message', payload, { now: midday })).toMatchObject({
    outcome: 'quiet hours',
    runAt: new Date('2026-11-27T23:59:00Z'),
  });
  expect(browser.received).toHaveLength(2);
});
