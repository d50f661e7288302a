import { setTimeout as delay } from 'node:timers/promises';
import type { Interest, Me, Page as PageOf, Post } from '@spark/contract';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { startPushSite } from '../../server/test/push-site.ts';
import { journey } from './harness/journey.ts';
import { ownSpark } from './harness/own-spark.ts';
import { newEmail, signUp } from './harness/people.ts';
import {
  deliverPush,
  notesOn,
  pushHost,
  standInForPushService,
  subscriptionOfNobody,
} from './harness/push.ts';
import { readApi } from './harness/read-api.ts';
import { sellProduct, setStock } from './harness/shop.ts';
import { open, walkTo } from './harness/visit.ts';

journey(
  'whom one follows and wants to hear of appears in Following and tells one, at once',
  async ({ arrive }) => {
    const [writer, reader] = [await arrive({ device: 'desktop' }), await arrive()];
    const author = await join(writer, 'Ilse Brandt');
    await signUp(reader, { name: 'Mateo Rojas', email: newEmail() });
    await open(reader, `/u/${author.handle}`);
    // The bell is there at once, and whoever presses it at once is told all the same.
    await reader.route('**/follow', async (route) => {
      await delay(300);
      await route.continue();
    });
    await reader.getByRole('button', { name: 'Follow', exact: true }).click();
    await reader.getByRole('button', { name: 'Tell me when Ilse Brandt posts' }).click();
    await reader.getByText('You are told when Ilse Brandt posts').waitFor();
    await walkTo(reader, '/following');
    await reader.getByRole('link', { name: 'Notifications', exact: true }).waitFor();

    const text = `Found on the way home, ${Date.now()}`;
    const story = await writeStory(writer, text);
    await reader.getByRole('link', { name: 'Notifications, 1 new' }).click();
    const line = reader.getByRole('listitem').filter({ hasText: `Ilse Brandt posted “${text}”` });
    await line.waitFor();
    await reader.getByRole('link', { name: 'Notifications', exact: true }).waitFor();
    await line.getByRole('link').click();
    await reader.waitForURL(new RegExp(`/posts/${story.id}`));
    await walkTo(reader, '/following');
    await reader.getByRole('article').filter({ hasText: text }).waitFor();
  },
);

// A Spark that was started by somebody else may call nobody's push service unless it was told so.
const mayPush = !process.env['SPARK_VISIT_URL'] || process.env['SPARK_PUSH_HOSTS'] === pushHost;

journey.skipIf(!mayPush)(
  'a reply tells a second browser at once, its device by push, is listed there, and its post can be muted',
  async ({ arrive, onTestFinished }) => {
    const writer = await arrive({ device: 'desktop' });
    const asker = await arrive({ isWhole: true, serviceWorkers: 'allow' });
    const pushes = await startPushSite(pushHost);
    onTestFinished(() => pushes.close());
    const device = pushes.subscribe();
    await join(writer, 'Rosa Almeida');
    await join(asker, 'Minh Tran');
    await asker.context().grantPermissions(['notifications']);
    await standInForPushService(asker.context(), device.subscription);
    await open(asker, '/settings/notifications');
    await asker.getByRole('switch', { name: 'On this device' }).click();
    // What the browser does for it goes on beside all that is ticked, and on the next page if this one is left.
    for (const way of ['App', 'Push']) {
      await asker.getByRole('checkbox', { name: `Replies to you: ${way}` }).check({ force: true });
      await asker.getByRole('status').getByText('Saved').waitFor();
    }
    await open(asker, '/settings/notifications');
    await asker.getByRole('button', { name: 'Send a test' }).waitFor();
    const story = await writeStory(writer, `Which lamp? ${Date.now()}`);
    const asked = await say(asker, story, 'The left one?');
    await walkTo(asker, '/notifications');
    await asker.getByText('Nothing new').waitFor();

    await say(writer, story, 'No, the right one.', asked);
    const line = asker.getByRole('listitem').filter({ hasText: 'Rosa Almeida replied to your comment' });
    await line.getByText('“No, the right one.”').waitFor();
    await asker.getByRole('link', { name: 'Notifications, 1 new' }).waitFor();
    // What the push service was handed, as the device decrypts it, and what the device then shows.
    const told = { title: 'Rosa Almeida replied to your comment', body: 'No, the right one.' };
    await expect.poll(() => device.received.map(({ note }) => note)).toMatchObject([told]);
    for (const { note } of device.received) await deliverPush(asker, note);
    await expect.poll(() => notesOn(asker)).toMatchObject([told]);
    await asker.getByRole('button', { name: 'Mark all as read' }).click();
    await asker.getByRole('link', { name: 'Notifications', exact: true }).waitFor();
    await line.getByRole('button', { name: 'More about this notification' }).click();
    await asker.getByRole('menuitem', { name: 'Mute this post' }).click();
    await asker.getByText('You hear no more about this post').waitFor();
    expect(await (await asker.request.get(`/api/v1/posts/${story.id}/mute`)).json()).toEqual({ muted: true });
  },
);

// What is not proved here. A browser subscribes with the push service of its maker, and a headless one never does: so that
// service is stood in for, and nothing else. What Spark sends is decrypted by the stand-in above; here the
// browser is handed such a message by its own debugging interface. A tap on what it shows cannot be made from outside either, for
// `notificationclick` must come from the system: which page opens is decided in `find-page.ts`, and tested there.

journey(
  'somebody is told on this phone: asked, refused, allowed, shown, switched off',
  async ({ arrive }) => {
    const phone = await arrive({ isWhole: true, serviceWorkers: 'allow' });
    const spark = ownSpark();
    const title = 'Lantern of the push journey';
    const product = await sellProduct(spark, { title, cents: 3_400, quantity: 1 });
    await setStock(spark, product.externalId, { availability: 'out_of_stock', quantity: 0 });
    await signUp(phone, { name: 'Tomás', email: newEmail() });
    await phone.context().grantPermissions(['notifications']);
    await standInForPushService(phone.context(), subscriptionOfNobody(), { isAwayAtFirst: true });

    await open(phone, `/products/${product.id}`);
    const tell = phone.getByRole('button', { name: `Tell me when it’s back: ${title}` });
    const sheet = phone.getByRole('dialog');
    await tell.click();
    await sheet.getByRole('button', { name: 'On this device' }).click();
    await sheet.getByText('could not reach the service its notifications come by').waitFor();
    await sheet.getByRole('button', { name: /^By mail to / }).click();
    await phone.getByText('We will write to you').waitFor();
    await phone.getByRole('button', { name: 'Undo' }).click();
    await phone.getByText('We will not tell you').waitFor();

    await tell.click();
    await sheet.getByRole('button', { name: 'On this device' }).click();
    await phone.getByText('We will tell you on your devices').waitFor();
    await phone.getByRole('button', { name: 'Undo' }).click();
    await phone.getByText('We will not tell you').waitFor();
    // From now on it is one tap.
    await tell.click();
    await phone.getByText('We will tell you on your devices').waitFor();
    expect(await sheet.count()).toBe(0);

    await walkTo(phone, '/settings/notifications');
    const here = phone.getByRole('switch', { name: 'On this device' });
    await expect.poll(() => here.isChecked()).toBe(true);
    await phone.getByRole('button', { name: 'Send a test' }).click();
    await phone.getByText('A message is on its way').waitFor();

    const path = `/products/${product.id}`;
    const note = { title: `${title} is back`, body: 'It may not last.', path, tag: 'hat', picture: null };
    await deliverPush(phone, { ...note, title: 'Older news' });
    await deliverPush(phone, note);
    await expect
      .poll(() => notesOn(phone))
      .toEqual([{ title: note.title, body: note.body, tag: note.tag, data: { path } }]);

    await here.click();
    await phone.getByText('Nothing is sent to any device yet.').waitFor();
    expect(await here.isChecked()).toBe(false);
  },
);

async function join(page: Page, name: string): Promise<Me> {
  await signUp(page, { name, email: newEmail() });
  await page.request.post('/api/v1/me/membership', { data: {} });
  // Serialised by the response schema of the route.
  return (await (await page.request.get('/api/v1/me')).json()) as Me;
}

async function writeStory(page: Page, text: string): Promise<Post> {
  const [interest] = (await readApi<PageOf<Interest>>(ownSpark(), '/interests')).items;
  const data = { kind: 'story', text, interests: [interest?.slug] };
  const response = await page.request.post('/api/v1/posts', { data });
  expect(response.status(), await response.text()).toBe(201);
  // The same.
  return (await response.json()) as Post;
}

async function say(page: Page, post: Post, text: string, parentId?: string): Promise<string> {
  const data = { text, ...(parentId === undefined ? {} : { parentId }) };
  const response = await page.request.post(`/api/v1/posts/${post.id}/comments`, { data });
  expect(response.status(), await response.text()).toBe(201);
  // The same.
  return ((await response.json()) as { id: string }).id;
}
