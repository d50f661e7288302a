import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { dotsOf } from './harness/dots.ts';
import { journey } from './harness/journey.ts';
import { expectFocus, isFocused } from './harness/keyboard.ts';
import { newEmail, signUp } from './harness/people.ts';
import { step } from './harness/step.ts';
import { open, walkTo } from './harness/visit.ts';

journey(
  'single keys read, smile, save, shop and lead about, are told, and can be switched off',
  async ({ desktop }) => {
    await signUp(desktop, { name: 'Kofi Boateng', email: newEmail() });
    await open(desktop, '/newest?kind=photo');
    const keys = desktop.keyboard;
    const articles = desktop.getByRole('feed').getByRole('article');
    await keys.press('j');
    await expectFocus(articles.nth(0));
    await keys.press('j');
    await keys.press('j');
    await expectFocus(articles.nth(2));
    await keys.press('k');
    const post = articles.nth(1);
    await expectFocus(post);

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

async function toggles(button: Locator, press: () => Promise<void>): Promise<void> {
  const was = await button.getAttribute('aria-pressed');
  await press();
  await expect.poll(() => button.getAttribute('aria-pressed')).not.toBe(was);
}

async function pressTwo(page: Page, first: string, second: string): Promise<void> {
  await page.keyboard.press(first);
  await page.keyboard.press(second);
}
