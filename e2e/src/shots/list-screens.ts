import type { Page } from 'playwright-core';
import { open } from '../harness/visit.ts';
import type { Subjects } from './find-subjects.ts';
import type { Screen } from './screen.ts';
import { takePhoto } from '../harness/photos.ts';

/** Lists, one's own and those of others, and what a profile shows beside posts. */
export const listScreens: Screen[] = [
  { name: 'list-saved-toast', viewer: 'member', show: savePost },
  { name: 'list-sheet', viewer: 'member', show: openSheet },
  { name: 'list-sheet-new', viewer: 'member', show: beginList },
  { name: 'list-saved', viewer: 'member', show: (page) => open(page, '/saved?show=lists') },
  { name: 'list-saved-none', viewer: 'newcomer', show: (page) => open(page, '/saved?show=lists') },
  { name: 'list-own', viewer: 'member', show: openOwn },
  { name: 'list-arrange', viewer: 'member', show: arrange },
  { name: 'list-edit', viewer: 'member', show: edit },
  { name: 'list-of-other', viewer: 'member', show: openOther },
  { name: 'profile-lists', viewer: 'member', show: (page) => open(page, '/u/kenji?show=lists') },
  {
    name: 'profile-reviews',
    viewer: 'member',
    show: (page, { handle }) => open(page, `/u/${handle}?show=reviews`),
  },
  { name: 'profile-own-lists', viewer: 'member', show: (page) => open(page, '/u/ines?show=lists') },
  { name: 'profile-crop', viewer: 'member', show: cropPicture },
  { name: 'profile-refused', viewer: 'member', show: refuseHandle },
];

async function savePost(page: Page, { photo }: Subjects): Promise<void> {
  await page.request.delete(`/api/v1/posts/${photo.id}/save`);
  // A comment that was begun for another picture is kept by the tab.
  await page.evaluate('sessionStorage.clear()');
  await open(page, `/posts/${photo.id}`);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: 'Add to a list' }).waitFor();
}

async function openSheet(page: Page, subjects: Subjects): Promise<void> {
  await savePost(page, subjects);
  await page.getByRole('button', { name: 'Add to a list' }).click();
  await page.getByRole('dialog').getByRole('listitem').first().waitFor();
}

async function beginList(page: Page, subjects: Subjects): Promise<void> {
  await openSheet(page, subjects);
  await page.getByRole('dialog').getByRole('button', { name: 'New list' }).click();
  await page.getByLabel('Title').fill('Rainy Sundays');
}

async function openOwn(page: Page): Promise<void> {
  await open(page, '/saved?show=lists');
  await page.getByRole('link', { name: /The long table/ }).click();
  await page.getByRole('heading', { name: 'The long table' }).waitFor();
}

async function arrange(page: Page): Promise<void> {
  await openOwn(page);
  await page.getByRole('button', { name: 'Arrange' }).click();
}

async function edit(page: Page): Promise<void> {
  await openOwn(page);
  await page.getByRole('button', { name: 'Edit list' }).click();
  await page.getByRole('dialog').waitFor();
}

async function openOther(page: Page): Promise<void> {
  await open(page, '/u/amara?show=lists');
  await page.getByRole('link', { name: /Nine days/ }).click();
  await page.getByRole('heading', { name: /Nine days/ }).waitFor();
}

async function cropPicture(page: Page): Promise<void> {
  await open(page, '/settings/profile');
  await page.locator('input[type=file]').setInputFiles(await takePhoto(5));
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Part that is kept/ })
    .waitFor();
}

async function refuseHandle(page: Page): Promise<void> {
  await open(page, '/settings/profile');
  await page.getByLabel('Handle').fill('spark_team');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.locator('[aria-invalid=true]').first().waitFor();
}
