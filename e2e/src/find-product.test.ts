import type { ProductList } from '@spark/contract';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { ownSpark } from './harness/own-spark.ts';
import { newEmail, signUp } from './harness/people.ts';
import { readApi } from './harness/read-api.ts';
import { scrollTo } from './harness/scroll.ts';
import { sellProduct, setStock } from './harness/shop.ts';
import { step } from './harness/step.ts';
import { open, untilAlive, walkTo, whereIs } from './harness/visit.ts';

/** Further than this from where it was, a product has lost its place. */
const tolerancePx = 4;

journey(
  'a mistyped word finds a product, its category leads on, going back keeps the place, and a heart leads back',
  async ({ phone }) => {
    await signUp(phone, { name: 'Aigerim Omarova', email: newEmail() });
    await open(phone, '/shop');
    await phone.getByRole('link', { name: 'Search', exact: true }).click();
    await expect
      .poll(() =>
        phone
          .getByRole('searchbox')
          .or(phone.getByRole('combobox'))
          .evaluate((field) => field === field.ownerDocument.activeElement),
      )
      .toBe(true);
    await phone.keyboard.type('hedphones');
    await phone.keyboard.press('Enter');
    await phone.getByText(/Showing results for/).waitFor();
    const found = phone.getByRole('region', { name: 'Products' }).getByRole('link').first();
    await found.click();
    await phone.waitForURL('**/products/*');
    await step('another colour of it is chosen by keys, and nothing else moves', () => chooseColour(phone));

    const trail = phone.getByRole('navigation', { name: 'Category' }).getByRole('link');
    await trail.nth(1).click();
    await phone.waitForURL('**/shop?category=*');
    const before = await countOf(phone);

    await phone.getByRole('link', { name: /Filter and sort/ }).click();
    const sheet = phone.getByRole('dialog', { name: 'Filter and sort' });
    await sheet.getByRole('checkbox', { name: /Can be bought now/ }).check();
    await sheet.getByRole('combobox', { name: 'Sort by' }).selectOption('price-up');
    await sheet.getByRole('button', { name: 'Show products' }).click();
    await phone.waitForURL(/buyable=1/);
    await expect.poll(() => sheet.count()).toBe(0);
    expect(await countOf(phone)).toBeLessThanOrEqual(before);

    const last = phone.getByRole('region', { name: 'Products' }).getByRole('link').last();
    await scrollTo(phone, last);
    const top = (await last.boundingBox())?.y ?? NaN;
    await last.click();
    await phone.waitForURL('**/products/*');
    await phone.goBack();
    await phone.waitForURL(/buyable=1/);
    await expect
      .poll(async () => Math.abs(((await last.boundingBox())?.y ?? Infinity) - top))
      .toBeLessThan(tolerancePx);

    await step('a heart given to a product is there on the next visit, and leads back to it', async () => {
      await last.click();
      await phone.waitForURL('**/products/*');
      await giveHeart(phone);
    });
  },
);

journey('without JavaScript the shop is browsed and narrowed, and reviews are sorted', async ({ arrive }) => {
  const phone = await arrive({ javaScriptEnabled: false });
  const odd = await sellProduct(ownSpark(), {
    title: 'Barley tea',
    cents: 700,
    quantity: 3,
    category: 'Food/Drink? > 100% .. #tea',
  });
  await phone.goto(`/products/${odd.id}`);
  await phone.getByRole('navigation', { name: 'Category' }).getByRole('link').last().click();
  await phone.getByRole('heading', { name: '100% .. #tea' }).waitFor();
  await phone
    .getByRole('link', { name: /Barley tea/ })
    .first()
    .waitFor();

  await setStock(ownSpark(), odd.externalId, { availability: 'out_of_stock', quantity: 0 });
  await phone.goto(`/products/${odd.id}`);
  expect(await phone.getByRole('button', { name: /^Tell me when/ }).count()).toBe(0);
  await phone.getByRole('link', { name: 'See more of its kind' }).click();
  await phone.getByRole('heading', { name: '100% .. #tea' }).waitFor();

  await phone.goto('/shop');
  await phone.getByRole('navigation', { name: 'Categories below' }).getByRole('link').first().click();
  expect(whereIs(phone)).toMatch(/^\/shop\?category=./);
  const filters = phone.getByRole('complementary', { name: 'Filters' });
  await filters.getByRole('radio', { name: /4 stars/ }).check();
  await filters.getByRole('button', { name: 'Show products' }).click();
  expect(whereIs(phone)).toMatch(/category=.*rating=4/);
  expect(await filters.getByRole('radio', { name: /4 stars/ }).isChecked()).toBe(true);

  const { items } = await readApi<ProductList>(ownSpark(), '/products?sort=rating&limit=50');
  const mixed = items.find(({ rating }) => rating.count > 2 && !Number.isInteger(rating.average));
  await phone.goto(`/products/${mixed?.id}`);
  const stars = async () => {
    const given = phone.getByRole('region', { name: 'Reviews' }).getByRole('heading', { level: 3 });
    const words = await given.getByRole('img').evaluateAll((all) => all.map((one) => one.ariaLabel));
    return words.map((said) => Number.parseInt(said ?? '', 10));
  };
  const first = await stars();
  await phone.getByRole('link', { name: 'Lowest' }).click();
  await phone.waitForURL(/sort=lowest/);
  const lowest = await stars();
  expect(lowest).toEqual(lowest.toSorted((one, other) => one - other));
  expect(first).not.toEqual(lowest);
});

async function chooseColour(phone: Page): Promise<void> {
  const colours = phone.getByRole('region', { name: /^Colour: / });
  const name = await colours.locator('a:not([aria-current])').first().innerText();
  const other = colours.getByRole('link', { name, exact: true });
  await other.scrollIntoViewIfNeeded();
  const scrolled = await phone.evaluate('scrollY');
  expect(scrolled).toBeGreaterThan(0);
  const top = (await other.boundingBox())?.y;
  await other.press('Enter');
  await colours.getByRole('heading', { name: `Colour: ${name}` }).waitFor();
  expect(await phone.getByRole('heading', { level: 1 }).textContent()).toContain(name);
  expect(await other.getAttribute('aria-current')).toBe('true');
  expect(await other.evaluate((link) => link === link.ownerDocument.activeElement)).toBe(true);
  expect(await phone.evaluate('scrollY')).toBe(scrolled);
  expect((await other.boundingBox())?.y).toBe(top);
}

async function giveHeart(phone: Page): Promise<void> {
  const heart = phone.getByRole('button', { name: 'Heart' });
  const kept = phone.waitForResponse((response) => response.url().endsWith('/heart'));
  await heart.click();
  await expect.poll(() => heart.getAttribute('aria-pressed')).toBe('true');
  await kept;
  await phone.reload();
  await untilAlive(phone);
  expect(await heart.getAttribute('aria-pressed')).toBe('true');

  const title = (await phone.getByRole('heading', { level: 1 }).textContent()) ?? '';
  await walkTo(phone, '/saved');
  await phone.getByRole('navigation', { name: 'What to show' }).getByRole('link', { name: 'Products' }).tap();
  await phone.getByRole('main').getByRole('link', { name: title.trim() }).first().waitFor();
}

async function countOf(phone: Page): Promise<number> {
  const words = await phone
    .getByText(/^\s*(About )?[\d,]+ products?\s*$/)
    .first()
    .textContent();
  return Number(/[\d,]+/.exec(words ?? '')?.[0].replaceAll(',', ''));
}
