import { expect } from 'vitest';
import { dotsOf, titleOfDot } from './harness/dots.ts';
import { journey } from './harness/journey.ts';
import { chooseInterests } from './harness/interests.ts';
import { ownSpark } from './harness/own-spark.ts';
import { step } from './harness/step.ts';
import { open, untilAlive, walkTo, whereIs } from './harness/visit.ts';

journey('a visitor picks five interests, shops from a photo and opens a product', async ({ arrive }) => {
  const phone = await arrive({ refusals: [422] });
  await phone.goto('/');
  await untilAlive(phone);
  expect(whereIs(phone)).toBe('/welcome');

  await step('the button counts down to five interests', async () => {
    await chooseInterests(phone, { howMany: 3, isFinished: false });
    const button = phone.getByRole('button', { name: '2 more to go' });
    await button.waitFor();
    expect(await button.isDisabled()).toBe(true);
    await chooseInterests(phone, { from: 3, howMany: 2 });
    await phone.waitForURL((url) => url.pathname === '/');
  });

  await step('the bag on a photo leads to what is for sale, and on to the product', async () => {
    const feed = phone.getByRole('feed');
    await feed.getByRole('article').nth(3).waitFor();
    const bag = feed.getByRole('link', { name: /^Shop this photo/ }).first();
    await bag.scrollIntoViewIfNeeded();
    const count = Number(/\d+/.exec((await bag.getAttribute('aria-label')) ?? '')?.[0]);
    await bag.click();
    const sheet = phone.getByRole('dialog', { name: 'Shop this photo' });
    await sheet.getByRole('link').first().waitFor();
    // What is sold out waits beside what is for sale.
    const waiting = sheet.getByRole('region', { name: 'Sold out for now' }).getByRole('listitem');
    expect((await sheet.getByRole('listitem').count()) - (await waiting.count())).toBe(count);

    const product = sheet.getByRole('link').first();
    const words = await product.textContent();
    await product.click();
    await phone.waitForURL('**/products/*');
    const title = (await phone.getByRole('heading', { level: 1 }).textContent()) ?? '';
    expect(words).toContain(title.trim());
    await expect.poll(() => sheet.count()).toBe(0);
    await phone.getByRole('heading', { name: 'In real life' }).waitFor();
  });

  await step('a tap on a photo shows the dots, a dot its product, another tap the product page', async () => {
    await walkTo(phone, '/newest?kind=photo');
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
  });

  await step('interests of the device that are gone are chosen anew, the others kept', async () => {
    const value = 'kitchen,coffee,cats,music,no-longer-here';
    await phone.context().addCookies([{ name: 'spark_interests', value, url: ownSpark().url }]);
    await open(phone, '/');
    expect(whereIs(phone)).toBe('/welcome');
    expect(await phone.getByRole('checkbox', { checked: true }).count()).toBe(4);
    await phone.getByRole('button', { name: '1 more to go' }).waitFor();
  });
});
