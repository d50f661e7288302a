import type { Page } from 'playwright-core';
import { open } from '../harness/visit.ts';
import { untilKept } from '../harness/worker.ts';
import type { Screen } from './screen.ts';

/** Installing, and being without a connection. */
export const workerScreens: Screen[] = [
  { name: 'install', viewer: 'visitor', show: (page) => open(page, '/install') },
  { name: 'outbox-empty', viewer: 'member', show: lookForNothing },
  { name: 'outbox', viewer: 'guest', show: (page) => offline(page, () => smile(page)) },
  { name: 'offline', viewer: 'guest', show: (page) => offline(page, () => open(page, '/orders')) },
];

async function lookForNothing(page: Page): Promise<void> {
  await open(page, '/outbox');
  await page.getByRole('heading', { name: 'Nothing waits' }).waitFor();
}

/** Shows something without a connection. */
async function offline(page: Page, show: () => Promise<void>): Promise<void> {
  await open(page, '/newest');
  await untilKept(page, '/outbox');
  await page.context().setOffline(true);
  await show();
}

async function smile(page: Page): Promise<void> {
  // Those of pictures taken before were sent: another tap would take them back.
  await page
    .getByRole('button', { name: /^Smile/, pressed: false })
    .first()
    .click();
  await page.getByRole('button', { name: 'See' }).click();
  // Some languages call the page as they call what is on it.
  await page.getByRole('listitem').getByText('Waits to be sent').waitFor();
}
