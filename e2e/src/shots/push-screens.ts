import type { PushDevice } from '@spark/contract';
import type { Page } from 'playwright-core';
import { standInForPushService, subscriptionOfNobody } from '../harness/push.ts';
import { open } from '../harness/visit.ts';
import type { Subjects } from './find-subjects.ts';
import type { Screen } from './screen.ts';

/** Being told: what there is to choose on a product, and which devices are told. */
export const pushScreens: Screen[] = [
  { name: 'push-watch-visitor', viewer: 'visitor', show: openWatchSheet },
  { name: 'push-settings-blocked', viewer: 'guest', show: (page) => block(page, () => showDevices(page)) },
  {
    name: 'push-watch-blocked',
    viewer: 'guest',
    show: (page, subjects) => block(page, () => openWatchSheet(page, subjects)),
  },
  { name: 'push-settings-off', viewer: 'guest', show: (page) => allow(page, () => showDevices(page)) },
  {
    name: 'push-watch-ways',
    viewer: 'guest',
    show: (page, subjects) => allow(page, () => openWatchSheet(page, subjects)),
  },
  {
    name: 'push-watch-unreachable',
    viewer: 'guest',
    show: (page, subjects) => allow(page, () => failHere(page, subjects)),
  },
  { name: 'push-settings-on', viewer: 'guest', show: (page) => allow(page, () => turnOn(page)) },
];

async function openWatchSheet(page: Page, { productId }: Subjects): Promise<void> {
  await open(page, `/products/${productId}`);
  await page.getByRole('button', { name: /^Tell me when it costs less/ }).click();
  await page.getByRole('dialog').waitFor();
}

async function failHere(page: Page, subjects: Subjects): Promise<void> {
  await openWatchSheet(page, subjects);
  await page.getByRole('dialog').getByRole('button', { name: 'On this device' }).click();
  await page.getByRole('alert').waitFor();
}

async function showDevices(page: Page): Promise<void> {
  await forgetDevices(page);
  await open(page, '/settings/notifications');
  const heading = page.getByRole('heading', { name: 'Notifications on your devices' });
  await heading.evaluate((element) => element.scrollIntoView({ block: 'center' }));
}

/** Those of pictures taken before are told no more, so that each shows what its name says. */
async function forgetDevices({ request }: Page): Promise<void> {
  const answer = await request.get('/api/v1/me/push-subscriptions');
  // Serialised by the response schema of the route.
  const { items } = (await answer.json()) as { items: PushDevice[] };
  for (const { id } of items) await request.delete(`/api/v1/me/push-subscriptions/${id}`);
}

async function turnOn(page: Page): Promise<void> {
  await showDevices(page);
  const here = page.getByRole('switch', { name: 'On this device' });
  // The first time the push service is away.
  await here.click();
  await page.getByText(/could not reach/).waitFor();
  await here.click();
  await page.locator('[role=switch]:disabled').waitFor({ state: 'detached' });
  const test = page.getByRole('button', { name: 'Send a test' });
  await test.evaluate((element) => element.scrollIntoView({ block: 'center' }));
}

/** Shows something where somebody told the browser that Spark may not notify; for this picture alone. */
async function block(page: Page, show: () => Promise<void>): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const permission = { name: 'notifications' };
  const { browserContextId } = (await devtools.send('Target.getTargetInfo')).targetInfo;
  const here = browserContextId === undefined ? {} : { browserContextId };
  await devtools.send('Browser.setPermission', { permission, setting: 'denied', ...here });
  await show();
  await devtools.send('Browser.resetPermissions', here);
  await devtools.detach();
}

/** Shows something where the browser lets Spark notify; for this picture alone. */
async function allow(page: Page, show: () => Promise<void>): Promise<void> {
  await page.context().grantPermissions(['notifications']);
  await standInForPushService(page.context(), subscriptionOfNobody(), { isAwayAtFirst: true });
  await show();
  await page.context().clearPermissions();
}
