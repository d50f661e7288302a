import type { Page } from 'playwright-core';
import { open } from '../harness/visit.ts';
import type { Subjects } from './find-subjects.ts';
import type { Screen } from './screen.ts';

/** Whom one follows, and whom one does not want to meet. */
export const peopleScreens: Screen[] = [
  { name: 'profile-menu', viewer: 'member', show: openMenu },
  { name: 'block', viewer: 'member', show: askBlock },
  { name: 'follow-choice', viewer: 'member', show: chooseFollow },
  { name: 'settings-people', viewer: 'newcomer', show: showSilenced },
  { name: 'settings-people-nobody', viewer: 'guest', show: (page) => open(page, '/settings/people') },
];

async function openMenu(page: Page, { handle }: Subjects): Promise<void> {
  await open(page, `/u/${handle}`);
  await page.getByRole('button', { name: /^More about/ }).click();
  await page.getByRole('menu').waitFor();
}

async function askBlock(page: Page, subjects: Subjects): Promise<void> {
  await openMenu(page, subjects);
  await page.getByRole('menuitem', { name: 'Block' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Block', exact: true }).waitFor();
}

async function chooseFollow(page: Page, { handle }: Subjects): Promise<void> {
  await open(page, `/u/${handle}`);
  await page.getByRole('button', { name: /^What to follow of/ }).click();
  await page.getByRole('dialog').getByRole('listitem').nth(1).waitFor();
}

/** A newcomer blocks and mutes people of the community; the demo itself begins in peace. */
async function showSilenced(page: Page): Promise<void> {
  const found = await page.request.get('/api/v1/users?q=m');
  // Serialised by the response schema of the route.
  const { items } = (await found.json()) as { items: { handle: string }[] };
  for (const [at, { handle }] of items.slice(0, 3).entries()) {
    const answer = await page.request.put(`/api/v1/users/${handle}/${at === 0 ? 'block' : 'mute'}`);
    if (!answer.ok()) throw new Error(`Nobody was silenced: ${await answer.text()}`);
  }
  await open(page, '/settings/people');
  await page.getByRole('button', { name: /^Unblock/ }).waitFor();
}
