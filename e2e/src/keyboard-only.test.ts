import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { dotsOf } from './harness/dots.ts';
import { journey } from './harness/journey.ts';
import { expectFocus, isFocused, tabTo } from './harness/keyboard.ts';
import { newEmail, signUp } from './harness/people.ts';
import { step } from './harness/step.ts';
import { open, walkTo } from './harness/visit.ts';

/** All that are there at first. */
const mostCards = 20;

journey(
  'Spark is used with the keyboard alone: by Tab and Enter, and by single keys',
  async ({ desktop }) => {
    await step('interests are chosen', async () => {
      await open(desktop, '/welcome');
      const boxes = desktop.getByRole('checkbox');
      for (let at = 0; at < 5; at += 1) {
        await tabTo(desktop, boxes.nth(at));
        await desktop.keyboard.press('Space');
      }
      await tabTo(desktop, desktop.getByRole('button', { name: 'Show my Spark' }));
      await desktop.keyboard.press('Enter');
      await desktop.waitForURL((url) => url.pathname === '/');
      await desktop.getByRole('article').first().waitFor();
    });

    // The visitor's feed must not read on as somebody else.
    await walkTo(desktop, '/sign-in');
    await signUp(desktop, { name: 'Kofi Boateng', email: newEmail() });
    await open(desktop, '/newest?kind=photo');
    await step('the feed is read, smiled at and shopped from', async () => {
      await desktop.keyboard.press('Tab');
      expect(await focused(desktop).textContent()).toMatch(/^Skip/);
      await desktop.keyboard.press('Enter');

      const articles = desktop.getByRole('article');
      await tabTo(desktop, articles.first());
      await desktop.keyboard.press('PageDown');
      await expectFocus(articles.nth(1));
      await desktop.keyboard.press('PageDown');
      await expectFocus(articles.nth(2));
      await desktop.keyboard.press('PageUp');
      await expectFocus(articles.nth(1));

      const smile = articles.nth(1).getByRole('button', { name: /^Smile/ });
      const was = await smile.getAttribute('aria-pressed');
      await tabTo(desktop, smile);
      await desktop.keyboard.press('Enter');
      await expect.poll(() => smile.getAttribute('aria-pressed')).not.toBe(was);

      // What others posted may have nothing to buy.
      const shop = desktop.getByRole('link', { name: /^Shop this photo/ });
      const photos = articles.filter({ has: shop });
      const bag = shop.nth(2);
      await readOnTo(desktop, photos.nth(2));
      await tabTo(desktop, bag);
      await desktop.keyboard.press('Enter');
      const panel = desktop.getByRole('dialog', { name: 'Shop this photo' });
      const product = panel.getByRole('link').first();
      await product.waitFor();
      await desktop.keyboard.press('Escape');
      await expect.poll(() => panel.count()).toBe(0);
      await expectFocus(bag);

      // The focus may leave it for the page: Escape closes it from there, and beneath it nothing is focused unseen.
      const first = shop.first();
      const photo = photos.first();
      await first.focus();
      await desktop.keyboard.press('Enter');
      await product.waitFor();
      await tabTo(desktop, photo.getByRole('button', { name: /^Smile/ }));
      expect(await panel.count()).toBe(1);
      await desktop.keyboard.press('Escape');
      await expect.poll(() => panel.count()).toBe(0);
      await first.focus();
      await desktop.keyboard.press('Enter');
      await product.waitFor();
      // The last of the kinds, at the end of the page.
      await desktop.getByRole('link', { name: 'Reviews', exact: true }).focus();
      await expect.poll(() => panel.count()).toBe(0);

      await photos.nth(2).focus();
      await tabTo(desktop, bag);
      await desktop.keyboard.press('Enter');
      await product.waitFor();
      await tabTo(desktop, product);
      await desktop.keyboard.press('Enter');
      await desktop.waitForURL('**/products/*');
      await desktop.getByRole('heading', { level: 1 }).waitFor();
    });

    await step('single keys read, smile, save, shop and lead about', async () => {
      await walkTo(desktop, '/newest?kind=photo');
      const keys = desktop.keyboard;
      const articles = desktop.getByRole('feed').getByRole('article');
      await keys.press('j');
      await expectFocus(articles.nth(0));
      await keys.press('j');
      await keys.press('j');
      await expectFocus(articles.nth(2));
      await keys.press('k');
      await expectFocus(articles.nth(1));

      // What others have posted meanwhile may have nothing to show.
      const post = articles.filter({ has: desktop.getByRole('link', { name: /^Shop this photo/ }) }).first();
      await post.focus();
      await toggles(post.getByRole('button', { name: /^Smile/ }), () => keys.press('l'));
      await toggles(post.getByRole('button', { name: 'Save', exact: true }), () => keys.press('s'));
      await keys.press('t');
      await expect.poll(() => dotsOf(post).count()).toBeGreaterThan(0);
      // "Straw hat, $24.00, in stock, top right"
      expect(await dotsOf(post).first().getAttribute('aria-label')).toMatch(
        /., .*(?:in stock|order now|ships later), (?:top|bottom|left|right|in the middle)/,
      );
      await keys.press('b');
      await desktop.getByRole('dialog', { name: 'Shop this photo' }).waitFor();
      await keys.press('Escape');
      await keys.press('/');
      const search = desktop.getByRole('combobox', { name: /^Search/ });
      await expectFocus(search);
      // While one writes keys are letters.
      await desktop.keyboard.type('n?gh');
      expect(await search.inputValue()).toBe('n?gh');
      await search.blur();

      await pressTwo(desktop, 'g', 'f');
      await desktop.waitForURL('**/following');
      await keys.press('Control+n');
      await pressTwo(desktop, 'g', 'b');
      await desktop.waitForURL('**/bag');
    });

    await step('all keys are told on one sheet, and can be switched off', async () => {
      await walkTo(desktop, '/newest');
      await desktop.keyboard.press('?');
      const help = desktop.getByRole('dialog', { name: 'Keyboard shortcuts' });
      await help.getByText('Shop the photo').waitFor();
      await help.getByRole('switch', { name: 'Single keys do something' }).uncheck();
      await desktop.keyboard.press('Escape');
      await expect.poll(() => help.count()).toBe(0);

      await open(desktop, '/newest');
      await desktop.keyboard.press('j');
      await desktop.keyboard.press('?');
      expect(await desktop.locator('article:focus').count()).toBe(0);
      expect(await help.count()).toBe(0);
      await desktop.getByRole('button', { name: 'Keyboard shortcuts' }).click();
      await help.getByRole('switch', { name: 'Single keys do something' }).check();
      await desktop.keyboard.press('Escape');
      // The next moment they do something again: whoever is at no post begins with the first.
      const first = desktop.getByRole('feed').getByRole('article').first();
      await expect
        .poll(async () => {
          if (!(await isFocused(first))) await desktop.keyboard.press('j');
          return isFocused(first);
        })
        .toBe(true);
    });
  },
);

/** Reads on to a post further down, card by card. */
async function readOnTo(page: Page, article: Locator): Promise<void> {
  for (let cards = 0; cards < mostCards; cards += 1) {
    if (await isFocused(article)) return;
    await page.keyboard.press('PageDown');
  }
  throw new Error(`${String(article)} is further than ${mostCards} cards away.`);
}

function focused(page: Page): Locator {
  return page.locator(':focus');
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
