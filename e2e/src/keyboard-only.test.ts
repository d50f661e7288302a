import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { expectFocus, tabTo } from './harness/keyboard.ts';
import { people, signIn } from './harness/people.ts';
import { open } from './harness/visit.ts';

journey('interests are chosen with the keyboard alone', async ({ desktop }) => {
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

journey('the feed is read, smiled at and shopped from with the keyboard alone', async ({ desktop }) => {
  await signIn(desktop, people.guest);
  await open(desktop, '/newest?kind=photo');
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

  const bag = desktop.getByRole('link', { name: /^Shop this photo/ }).nth(2);
  await tabTo(desktop, bag);
  await desktop.keyboard.press('Enter');
  const panel = desktop.getByRole('dialog', { name: 'Shop this photo' });
  const product = panel.getByRole('link').first();
  await product.waitFor();
  await desktop.keyboard.press('Escape');
  await expect.poll(() => panel.count()).toBe(0);
  await expectFocus(bag);

  await desktop.keyboard.press('Enter');
  await product.waitFor();
  await tabTo(desktop, product);
  await desktop.keyboard.press('Enter');
  await desktop.waitForURL('**/products/*');
  await desktop.getByRole('heading', { level: 1 }).waitFor();
});

function focused(page: Page): Locator {
  return page.locator(':focus');
}
