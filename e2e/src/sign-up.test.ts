import type { Me, PostPage } from '@spark/contract';
import { expect } from 'vitest';
import { chooseInterests } from './harness/interests.ts';
import { journey } from './harness/journey.ts';
import { ownSpark } from './harness/own-spark.ts';
import { newEmail, password, people, signIn } from './harness/people.ts';
import { readApi } from './harness/read-api.ts';
import { step } from './harness/step.ts';
import { holdScripts, open, walkTo, whereIs } from './harness/visit.ts';

journey('the interests of a visitor come along into the account', async ({ phone }) => {
  await open(phone, '/welcome');
  await chooseInterests(phone);
  await phone.waitForURL((url) => url.pathname === '/');
  await phone.getByRole('link', { name: 'Sign up' }).first().click();
  await phone.waitForURL('**/sign-up*');

  await phone.getByLabel('Name', { exact: true }).fill('Wanjiru Maina');
  await phone.getByLabel('E-mail').fill(newEmail());
  await phone.getByLabel('Password', { exact: true }).fill(password);
  await phone.getByRole('button', { name: 'Sign up' }).click();
  await phone.waitForURL((url) => url.pathname !== '/sign-up');

  const response = await phone.request.get('/api/v1/me');
  // The answer of our own API.
  const me = (await response.json()) as Me;
  expect(me.name).toBe('Wanjiru Maina');
  expect(me.interests).toHaveLength(5);

  await walkTo(phone, '/');
  await phone.getByRole('feed').getByRole('article').first().waitFor();
});

journey('a browser that keeps no cookies is told so before anything is forgotten', async ({ phone }) => {
  const session = await phone.context().newCDPSession(phone);
  await session.send('Emulation.setDocumentCookieDisabled', { disabled: true });
  for (const [at, path] of ['/welcome', '/sign-in', '/sign-up', '/bag', '/settings/reading'].entries()) {
    await (at === 0 ? open(phone, path) : walkTo(phone, path));
    await phone.getByText('This browser keeps no cookies for Spark').waitFor();
  }
  const { items } = await readApi<PostPage>(ownSpark(), '/feed?view=newest&kind=photo&limit=50');
  const product = items.flatMap(({ products }) => products).find(({ isBuyable }) => isBuyable);
  await walkTo(phone, `/products/${product?.id}`);
  await phone
    .getByRole('button', { name: /^Add to bag/ })
    .first()
    .click();
  await phone.getByText('your bag would be empty on the next page').waitFor();
  expect(await phone.getByRole('link', { name: 'Bag, empty' }).count()).toBe(1);
  await session.send('Emulation.setDocumentCookieDisabled', { disabled: false });
  await open(phone, '/sign-in');
  expect(await phone.getByText('This browser keeps no cookies for Spark').count()).toBe(0);
});

journey('what is typed before a page is alive stays', async ({ phone }) => {
  const arrive = await holdScripts(phone);
  await phone.goto('/sign-up', { waitUntil: 'commit' });
  await phone.getByLabel('Name', { exact: true }).fill('Wanjiru Maina');
  await phone.getByLabel('E-mail').fill('early@spark.test');
  await phone.getByLabel('Password', { exact: true }).fill(password);
  await arrive();
  expect(await phone.getByLabel('Name', { exact: true }).inputValue()).toBe('Wanjiru Maina');
  expect(await phone.getByLabel('E-mail').inputValue()).toBe('early@spark.test');
  expect(await phone.getByLabel('Password', { exact: true }).inputValue()).toBe(password);

  await signIn(phone, people.guest);
  const arriveAgain = await holdScripts(phone);
  await phone.goto('/settings/profile', { waitUntil: 'commit' });
  const handle = await phone.getByLabel('Handle').inputValue();
  expect(handle).not.toBe('');
  await phone.getByLabel('Name', { exact: true }).fill('An early bird');
  await phone.getByLabel('About you').fill('Types fast.');
  await arriveAgain();
  expect(await phone.getByLabel('Name', { exact: true }).inputValue()).toBe('An early bird');
  expect(await phone.getByLabel('About you').inputValue()).toBe('Types fast.');
  expect(await phone.getByLabel('Handle').inputValue()).toBe(handle);
});

journey(
  'a wrong password loses nothing, the right one shows both devices and ends the other session',
  async ({ arrive }) => {
    const [phone, desktop] = [await arrive({ refusals: [400, 401] }), await arrive({ device: 'desktop' })];
    await signIn(desktop, people.guest);
    await open(phone, '/sign-in');
    await phone.getByLabel('E-mail').fill(people.guest);

    await step('a wrong password is told beside the field, and what was typed stays', async () => {
      await phone.getByLabel('Password', { exact: true }).fill('not-the-password');
      await phone.getByRole('button', { name: 'Sign in' }).click();
      await phone.getByText('The e-mail address or the password is not right.').first().waitFor();
      expect(await phone.getByLabel('E-mail').inputValue()).toBe(people.guest);
      expect(whereIs(phone)).toBe('/sign-in');
    });

    await step('somebody signs in, ends the other session and signs out', async () => {
      await phone.getByLabel('Password', { exact: true }).fill(password);
      await phone.getByRole('button', { name: 'Sign in' }).click();
      await phone.waitForURL((url) => url.pathname === '/');
      await walkTo(phone, '/settings/account');
      await phone.getByRole('button', { name: /everywhere else/i }).click();
      await expect.poll(async () => (await desktop.request.get('/api/v1/me')).status()).toBe(401);
      expect((await phone.request.get('/api/v1/me')).status()).toBe(200);

      await phone.getByRole('button', { name: 'Sign out', exact: true }).click();
      await phone.waitForURL((url) => url.pathname !== '/settings/account');
      expect((await phone.request.get('/api/v1/me')).status()).toBe(401);
    });
  },
);
