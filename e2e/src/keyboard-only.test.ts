import type { FileChooser, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { findProducts } from './harness/composer.ts';
import { dotsOf } from './harness/dots.ts';
import { journey } from './harness/journey.ts';
import { expectFocus, tabBackTo, tabTo, watchFocus } from './harness/keyboard.ts';
import { newEmail, signUp } from './harness/people.ts';
import { takePhoto } from './harness/photos.ts';
import { step } from './harness/step.ts';
import { open, walkTo } from './harness/visit.ts';

/** All that are there at first. */
const mostCards = 20;

const shopThis = { name: /^Shop this photo/ };

journey(
  'Spark is used with the keyboard alone: by Tab and Enter, and by single keys',
  async ({ desktop }) => {
    const keys = desktop.keyboard;
    await signUp(desktop, { name: 'Kofi Boateng', email: newEmail() });
    await desktop.request.post('/api/v1/me/membership', { data: {} });
    await step('interests are chosen', async () => {
      await open(desktop, '/welcome');
      const boxes = desktop.getByRole('checkbox');
      for (let at = 0; at < 5; at += 1) {
        await tabTo(desktop, boxes.nth(at));
        await keys.press('Space');
      }
      const show = desktop.getByRole('button', { name: 'Show my Spark' });
      await tabTo(desktop, show);
      await keys.press('Enter');
      await desktop.waitForURL('**/welcome/name');
      await tabTo(desktop, desktop.getByLabel('Name', { exact: true }));
      await keys.press('Enter');
      await desktop.waitForURL('**/welcome/notifications');
      await tabTo(desktop, show);
      await keys.press('Enter');
      await desktop.waitForURL((url) => url.pathname === '/');
      await desktop.getByRole('article').first().waitFor();
    });

    await walkTo(desktop, '/newest?kind=photo');
    const articles = desktop.getByRole('feed').getByRole('article');
    // What others posted may have nothing to buy.
    const photos = await findCards(articles.filter({ has: desktop.getByRole('link', shopThis) }));
    const [photo, third] = [photos(0), photos(2)];
    const [first, bag] = [photo.getByRole('link', shopThis), third.getByRole('link', shopThis)];
    const panel = desktop.getByRole('dialog', { name: 'Shop this photo' });
    const product = panel.getByRole('link').first();

    await step('the feed is read, and smiled at', async () => {
      await keys.press('Tab');
      expect(await desktop.locator(':focus').textContent()).toMatch(/^Skip/);
      await keys.press('Enter');

      await tabTo(desktop, articles.first());
      await keys.press('PageDown');
      await expectFocus(articles.nth(1));
      await keys.press('PageDown');
      await expectFocus(articles.nth(2));
      await keys.press('PageUp');
      await expectFocus(articles.nth(1));

      const smile = articles.nth(1).getByRole('button', { name: /^Smile/ });
      await tabTo(desktop, smile);
      await toggles(smile, () => keys.press('Enter'));
    });

    await step(
      'the panel of a photo closes by Escape, wherever the focus is, and gives it back',
      async () => {
        await readOnTo(desktop, third);
        await tabTo(desktop, bag);
        await keys.press('Enter');
        await product.waitFor();
        await keys.press('Escape');
        await panel.waitFor({ state: 'detached' });
        await expectFocus(bag);

        // The focus may leave it for the page: Escape closes it from there, and beneath it nothing is focused unseen.
        await first.focus();
        await keys.press('Enter');
        await product.waitFor();
        await tabTo(desktop, photo.getByRole('button', { name: /^Smile/ }));
        expect(await panel.count()).toBe(1);
        await keys.press('Escape');
        await panel.waitFor({ state: 'detached' });
        await first.focus();
        await keys.press('Enter');
        await product.waitFor();
        // The last of the kinds, at the end of the page.
        await desktop.getByRole('link', { name: 'Reviews', exact: true }).focus();
        await panel.waitFor({ state: 'detached' });
      },
    );

    await step('single keys read, smile, save, shop and search', async () => {
      await articles.first().focus();
      await keys.press('j');
      await keys.press('j');
      await expectFocus(articles.nth(2));
      await keys.press('k');
      await expectFocus(articles.nth(1));

      await photo.focus();
      await toggles(photo.getByRole('button', { name: /^Smile/ }), () => keys.press('l'));
      await toggles(photo.getByRole('button', { name: 'Save', exact: true }), () => keys.press('s'));
      await keys.press('t');
      await expect.poll(() => dotsOf(photo).count()).toBeGreaterThan(0);
      // "Straw hat, $24.00, in stock, top right"
      expect(await dotsOf(photo).first().getAttribute('aria-label')).toMatch(
        /., .*(?:in stock|order now|ships later), (?:top|bottom|left|right|in the middle)/,
      );
      await keys.press('b');
      await panel.waitFor();
      await keys.press('Escape');
      await keys.press('/');
      const search = desktop.getByRole('combobox', { name: /^Search/ });
      await expectFocus(search);
      // While one writes keys are letters.
      await keys.type('n?gh');
      expect(await search.inputValue()).toBe('n?gh');
      await search.blur();
    });

    await step('a bag leads to a product, and two keys lead about', async () => {
      await third.focus();
      await tabTo(desktop, bag);
      await keys.press('Enter');
      await product.waitFor();
      await tabTo(desktop, product);
      await keys.press('Enter');
      await desktop.waitForURL('**/products/*');
      await desktop.getByRole('heading', { level: 1 }).waitFor();
      const add = desktop
        .getByRole('main')
        .getByRole('button', { name: /^Add to bag/ })
        .first();
      await tabTo(desktop, add);
      await keys.press('Enter');
      await expectFocus(
        desktop
          .getByRole('main')
          .getByRole('link', { name: /^In your bag/ })
          .first(),
      );
      await pressTwo(desktop, 'g', 'f');
      await desktop.waitForURL('**/following');
      await keys.press('Control+n');
      await pressTwo(desktop, 'g', 'b');
      await desktop.waitForURL('**/bag');
    });

    await step('a photo is tagged and published', async () => {
      await walkTo(desktop, '/compose');
      await tagAndPublish(desktop);
    });

    await step('all keys are told on one sheet, and can be switched off', async () => {
      await keys.press('?');
      const help = desktop.getByRole('dialog', { name: 'Keyboard shortcuts' });
      await help.getByText('Shop the photo').waitFor();
      await help.getByRole('switch', { name: 'Single keys do something' }).uncheck();
      await keys.press('Escape');
      await help.waitFor({ state: 'detached' });

      await open(desktop, '/newest?kind=poll');
      await keys.press('j');
      await keys.press('?');
      expect(await desktop.locator('article:focus').count()).toBe(0);
      expect(await help.count()).toBe(0);
      await desktop.getByRole('button', { name: 'Keyboard shortcuts' }).click();
      await help.getByRole('switch', { name: 'Single keys do something' }).check();
      await keys.press('Escape');
      // The next moment they do something again: whoever is at no post begins with the first.
      const isFocused = watchFocus(articles.first());
      await expect
        .poll(async () => {
          if (!(await isFocused())) await keys.press('j');
          return isFocused();
        })
        .toBe(true);
    });
  },
);

/** Tags a photo with two products, moves one, takes the other away, and publishes it. */
async function tagAndPublish(page: Page): Promise<void> {
  const keys = page.keyboard;
  const [kept, taken] = await findProducts();
  // The browser hands over its file chooser only some time after somebody has begun to wait for it.
  const chooser = new Promise<FileChooser>((resolve) => page.once('filechooser', resolve));
  await tabTo(page, page.locator('input[type=file]'));
  await keys.press('Enter');
  await (await chooser).setFiles(await takePhoto());
  await tabTo(page, page.getByLabel('What is on it?'));
  await keys.type('A mug');
  for (const product of [kept, taken]) {
    await tabTo(page, page.getByRole('button', { name: 'Tag a product' }));
    await keys.press('Enter');
    const sheet = page.getByRole('dialog');
    await expectFocus(sheet.getByRole('searchbox'));
    await keys.type(product.title.slice(0, 8));
    const found = sheet.getByRole('button', { name: product.title }).first();
    await found.waitFor();
    await tabTo(page, found);
    await keys.press('Enter');
    await page.getByRole('list', { name: 'Tagged products' }).getByText(product.title).waitFor();
  }

  const dot = page.locator(`#dot-${kept.id}`);
  const before = await placeOf(dot);
  await tabBackTo(page, page.getByRole('button', { name: `Move ${kept.title}`, exact: true }));
  await keys.press('ArrowRight');
  await keys.press('ArrowRight');
  await keys.press('Shift+ArrowDown');
  const after = await placeOf(dot);
  expect(after.left - before.left).toBeCloseTo(2, 5);
  expect(after.top - before.top).toBeCloseTo(5, 5);
  await keys.press('Enter');
  await expectFocus(dot);
  await keys.press('ArrowUp');
  expect((await placeOf(dot)).top).toBeCloseTo(after.top - 1, 5);

  await tabTo(page, page.getByRole('button', { name: `Move ${taken.title}`, exact: true }));
  await keys.press('Delete');
  await page.locator(`#dot-${taken.id}`).waitFor({ state: 'detached' });
  await expectFocus(page.getByRole('button', { name: 'Tag a product' }));

  await tabTo(page, page.getByRole('group', { name: 'Interests' }).getByRole('checkbox').first());
  await keys.press('Space');
  await tabTo(page, page.getByRole('button', { name: 'Publish', exact: true }));
  await keys.press('Enter');
  await page.waitForURL('**/posts/*');
  await page.getByRole('link', { name: 'Shop this photo, 1 product', exact: true }).waitFor();
}

/** Finds cards of a feed once and for all: what is looked for within one of them is soon found. */
async function findCards(cards: Locator): Promise<(at: number) => Locator> {
  await cards.first().waitFor();
  const ids = await cards.evaluateAll((found) => found.map((card) => card.getAttribute('data-post-id')));
  return (at) => cards.page().locator(`[data-post-id="${ids[at]}"]`);
}

/** Reads on to a post further down, card by card. */
async function readOnTo(page: Page, article: Locator): Promise<void> {
  const isFocused = watchFocus(article);
  for (let cards = 0; cards < mostCards; cards += 1) {
    if (await isFocused()) return;
    await page.keyboard.press('PageDown');
  }
  throw new Error(`${String(article)} is further than ${mostCards} cards away.`);
}

async function toggles(button: Locator, press: () => Promise<void>): Promise<void> {
  const was = await button.getAttribute('aria-pressed');
  await press();
  await expect.poll(() => button.getAttribute('aria-pressed')).not.toBe(was);
}

async function pressTwo(page: Page, first: string, second: string): Promise<void> {
  await page.keyboard.press(first);
  await page.keyboard.press(second);
}

async function placeOf(dot: Locator): Promise<{ left: number; top: number }> {
  const style = (await dot.getAttribute('style')) ?? '';
  const read = (side: string) => Number(new RegExp(`${side}: ([\\d.]+)%`).exec(style)?.[1]);
  return { left: read('left'), top: read('top') };
}
