import type { Page } from 'playwright-core';
import { open } from '../harness/visit.ts';
import type { Screen } from './screen.ts';

/** The numbers by which one becomes an enthusiast, one's own and everybody's. */
export const enthusiastScreens: Screen[] = [
  { name: 'enthusiasts', viewer: 'visitor', show: (page) => open(page, '/enthusiasts') },
  { name: 'settings-enthusiast', viewer: 'member', show: (page) => open(page, '/settings/enthusiast') },
  {
    name: 'settings-enthusiast-none',
    viewer: 'newcomer',
    show: (page) => open(page, '/settings/enthusiast'),
  },
  { name: 'enthusiast-profile', viewer: 'visitor', show: showEnthusiast },
  { name: 'interest-enthusiasts', viewer: 'visitor', show: (page) => open(page, '/interests/kitchen') },
  { name: 'shop-admin-enthusiasts', viewer: 'operator', show: (page) => open(page, '/admin/enthusiasts') },
  { name: 'shop-admin-enthusiasts-report', viewer: 'operator', show: askReport },
];

async function showEnthusiast(page: Page): Promise<void> {
  await open(page, '/interests/kitchen');
  await page
    .getByRole('article')
    .filter({ hasText: 'Enthusiast in Kitchen' })
    .first()
    .getByRole('link')
    .first()
    .click();
  await page.waitForURL('**/u/*');
}

async function askReport(page: Page): Promise<void> {
  await open(page, '/admin/enthusiasts');
  await page.locator('input[name=earnAt]').fill('25');
  await page.getByRole('button', { name: 'See who gains and loses' }).click();
  await page.getByRole('heading', { name: /^Would gain it/ }).scrollIntoViewIfNeeded();
}
