import { expect } from 'vitest';
import { dotsOf, titleOfDot } from './harness/dots.ts';
import { journey } from './harness/journey.ts';
import { chooseInterests } from './harness/interests.ts';
import { open, untilAlive, whereIs } from './harness/visit.ts';

journey('a visitor picks five interests, shops from a photo and opens a product', async ({ phone }) => {
  await phone.goto('/');
  await untilAlive(phone);
  expect(whereIs(phone)).toBe('/welcome');

  await chooseInterests(phone);
  await phone.waitForURL((url) => url.pathname === '/');
  const feed = phone.getByRole('feed');
  await feed.getByRole('article').nth(3).waitFor();

  const bag = feed.getByRole('link', { name: /^Shop this photo/ }).first();
  await bag.scrollIntoViewIfNeeded();
  const count = Number(/\d+/.exec((await bag.getAttribute('aria-label')) ?? '')?.[0]);
  await bag.click();
  const sheet = phone.getByRole('dialog', { name: 'Shop this photo' });
  await sheet.getByRole('link').first().waitFor();
  expect(await sheet.getByRole('listitem').count()).toBe(count);

  const product = sheet.getByRole('link').first();
  const words = await product.textContent();
  await product.click();
  await phone.waitForURL('**/products/*');
  const title = (await phone.getByRole('heading', { level: 1 }).textContent()) ?? '';
  expect(words).toContain(title.trim());
  await expect.poll(() => sheet.count()).toBe(0);
  await phone.getByRole('heading', { name: 'In real life' }).waitFor();
});

journey('the button counts down to five interests', async ({ phone }) => {
  await open(phone, '/welcome');
  await chooseInterests(phone, { howMany: 3, isFinished: false });
  const button = phone.getByRole('button', { name: '2 more to go' });
  await button.waitFor();
  expect(await button.isDisabled()).toBe(true);
});

journey(
  'a tap on a photo shows the dots, a dot its product, another tap the product page',
  async ({ phone }) => {
    await open(phone, '/newest?kind=photo');
    const article = phone
      .getByRole('article')
      .filter({ has: phone.getByRole('link', { name: /^Shop this photo/ }) })
      .first();
    await article.scrollIntoViewIfNeeded();
    const photo = article.getByRole('img').first();
    await photo.click({ position: { x: 12, y: 12 } });
    const dot = dotsOf(article).first();
    const title = await titleOfDot(dot);
    await dot.click();
    await article.getByRole('link', { name: title }).first().click();
    await phone.waitForURL('**/products/*');
    await phone.getByRole('heading', { level: 1, name: title }).waitFor();
  },
);

journey('interests of the device that are gone are chosen anew, the others kept', async ({ arrive }) => {
  const phone = await arrive({ refusals: [422] });
  await phone.goto('/newest');
  const value = 'kitchen,coffee,cats,music,no-longer-here';
  await phone.context().addCookies([{ name: 'spark_interests', value, url: phone.url() }]);
  await open(phone, '/');
  expect(whereIs(phone)).toBe('/welcome');
  expect(await phone.getByRole('checkbox', { checked: true }).count()).toBe(4);
  await phone.getByRole('button', { name: '1 more to go' }).waitFor();
});
