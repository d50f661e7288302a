import type { Me, PostPage } from '@spark/contract';
import { expect } from 'vitest';
import { chooseInterests } from './harness/interests.ts';
import { journey } from './harness/journey.ts';
import { ownSpark } from './harness/own-spark.ts';
import { newEmail, password, signIn } from './harness/people.ts';
import { readApi } from './harness/read-api.ts';
import { step } from './harness/step.ts';
import { holdScripts, open, untilAlive, walkTo, whereIs } from './harness/visit.ts';

journey(
  'a visitor signs up with what they chose and typed, signs in again after a wrong password, and ends another session',
  async ({ arrive }) => {
    const phone = await arrive({ refusals: [400, 401] });
    const email = newEmail();
    await open(phone, '/welcome');
    await chooseInterests(phone);
    await phone.waitForURL((url) => url.pathname === '/');
    const liked = phone.locator('article[data-post-id]').first();
    const likedId = await liked.getAttribute('data-post-id');
    await liked.getByRole('button', { name: /^Smile/ }).tap();
    await phone.getByRole('dialog', { name: /^Sign up/ }).waitFor();
    await expect.poll(async () => phone.evaluate('document.cookie')).toContain(likedId);
    await phone.keyboard.press('Escape');
    const way = await phone.getByRole('link', { name: 'Sign up' }).first().getAttribute('href');

    const name = phone.getByLabel('Name', { exact: true });
    await step('what is typed into a page that is not alive yet goes in', async () => {
      const release = await holdScripts(phone);
      await phone.goto(way ?? '', { waitUntil: 'commit' });
      await name.fill('Wanjiru Maina');
      await phone.getByLabel('E-mail').fill(email);
      await phone.getByLabel('Password', { exact: true }).fill(password);
      await release();
      expect(await name.inputValue()).toBe('Wanjiru Maina');
      expect(await phone.getByLabel('E-mail').inputValue()).toBe(email);
      expect(await phone.getByLabel('Password', { exact: true }).inputValue()).toBe(password);
      await phone.getByRole('button', { name: 'Sign up' }).click();
      await phone.waitForURL((url) => url.pathname !== '/sign-up');
    });

    const response = await phone.request.get('/api/v1/me');
    // The answer of our own API.
    const me = (await response.json()) as Me;
    expect(me.name).toBe('Wanjiru Maina');
    expect(me.interests).toHaveLength(5);
    const post = await phone.request.get(`/api/v1/posts/${likedId}`);
    expect(await post.json()).toMatchObject({ viewer: { smiled: true } });
    await walkTo(phone, '/');
    await phone.getByRole('feed').getByRole('article').first().waitFor();

    await step('beside what was there already', async () => {
      const release = await holdScripts(phone);
      await phone.goto('/settings/profile', { waitUntil: 'commit' });
      await name.fill('An early bird');
      await phone.getByLabel('About you').fill('Types fast.');
      await release();
      expect(await name.inputValue()).toBe('An early bird');
      expect(await phone.getByLabel('About you').inputValue()).toBe('Types fast.');
      expect(await phone.getByLabel('Handle').inputValue()).toBe(me.handle);
    });

    await step('they sign out', async () => {
      await walkTo(phone, '/settings/account');
      await phone.getByRole('button', { name: 'Sign out', exact: true }).click();
      await phone.waitForURL((url) => url.pathname !== '/settings/account');
      expect((await phone.request.get('/api/v1/me')).status()).toBe(401);
    });

    await step('a wrong password is told beside the field, and what was typed stays', async () => {
      await untilAlive(phone);
      await walkTo(phone, '/sign-in');
      await phone.getByLabel('E-mail').fill(email);
      await phone.getByLabel('Password', { exact: true }).fill('not-the-password');
      await phone.getByRole('button', { name: 'Sign in' }).click();
      await phone.getByText('The e-mail address or the password is not right.').first().waitFor();
      expect(await phone.getByLabel('E-mail').inputValue()).toBe(email);
      expect(whereIs(phone)).toBe('/sign-in');
    });

    await step('the right one signs in, and ends the other session', async () => {
      const desktop = await arrive({ device: 'desktop' });
      await signIn(desktop, email);
      await phone.getByLabel('Password', { exact: true }).fill(password);
      await phone.getByRole('button', { name: 'Sign in' }).click();
      await phone.waitForURL((url) => url.pathname === '/');
      await walkTo(phone, '/settings/account');
      await phone.getByRole('button', { name: /everywhere else/i }).click();
      await expect.poll(async () => (await desktop.request.get('/api/v1/me')).status()).toBe(401);
      expect((await phone.request.get('/api/v1/me')).status()).toBe(200);
    });
  },
);

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
