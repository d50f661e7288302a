import type { Profile } from '@spark/contract';
import type { Page } from 'playwright-core';
import { people, signIn } from '../harness/people.ts';
import { readApi } from '../harness/read-api.ts';
import { open } from '../harness/visit.ts';
import type { Subjects } from './find-subjects.ts';
import type { Screen } from './screen.ts';

/** Whose storefront stands before the camera. */
const creator = 'amara';

/** Storefronts as others and their owners see them, and who may have one. */
export const storefrontScreens: Screen[] = [
  { name: 'storefront', viewer: 'visitor', show: showStorefront },
  { name: 'storefront-further-down', viewer: 'visitor', show: showLastShelf },
  { name: 'storefront-profile', viewer: 'visitor', show: (page) => open(page, `/u/${creator}`) },
  { name: 'storefront-own', viewer: 'creator', show: showStorefront },
  { name: 'storefront-own-empty', viewer: 'newcomer', show: openEmpty },
  { name: 'storefront-refused', viewer: 'creator', show: refuseName },
  { name: 'settings-storefront', viewer: 'creator', show: (page) => open(page, '/settings/storefront') },
  { name: 'settings-storefront-shelves', viewer: 'creator', show: showShelves },
  { name: 'settings-storefront-none', viewer: 'newcomer', show: showNone },
  { name: 'shop-admin-creators', viewer: 'operator', show: (page) => open(page, '/admin/creators') },
  { name: 'shop-admin-creators-dismiss', viewer: 'operator', show: askDismiss },
];

async function showStorefront(page: Page, { spark }: Subjects): Promise<void> {
  const { storefront } = await readApi<Profile>(spark, `/users/${creator}`);
  if (storefront === null) throw new Error(`@${creator} has no storefront.`);
  await open(page, `/shop/${storefront}`);
}

async function showLastShelf(page: Page, subjects: Subjects): Promise<void> {
  await showStorefront(page, subjects);
  await page.getByRole('link', { name: /^Posts by/ }).scrollIntoViewIfNeeded();
}

async function showShelves(page: Page): Promise<void> {
  await open(page, '/settings/storefront');
  await page.getByRole('button', { name: 'Save', exact: true }).scrollIntoViewIfNeeded();
}

async function refuseName(page: Page): Promise<void> {
  await open(page, '/settings/storefront');
  await page.getByLabel('Name in the address').fill('admin');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.locator('[aria-invalid=true]').first().waitFor();
}

/** Invites a newcomer while they are looked at: the next way of this picture has one of its own. */
async function whileCreator(
  page: Page,
  { spark }: Subjects,
  show: (handle: string) => Promise<void>,
): Promise<void> {
  const answer = await page.request.get('/api/v1/me');
  // Serialised by the response schema of the route.
  const { handle } = (await answer.json()) as Profile;
  const context = await page.context().browser()?.newContext({ baseURL: spark.url });
  const operator = await context?.newPage();
  if (operator === undefined) throw new Error('There is no other device for the operator.');
  await signIn(operator, people.operator);
  const invited = await operator.request.put(`/api/v1/admin/creators/${handle}`);
  if (!invited.ok()) throw new Error(`Nobody was invited: ${await invited.text()}`);
  await show(handle);
  await operator.request.delete(`/api/v1/admin/creators/${handle}`);
  await context?.close();
}

async function showNone(page: Page, subjects: Subjects): Promise<void> {
  await whileCreator(page, subjects, () => open(page, '/settings/storefront'));
}

async function openEmpty(page: Page, subjects: Subjects): Promise<void> {
  await whileCreator(page, subjects, async (handle) => {
    const slug = handle.replaceAll('_', '-');
    const opened = await page.request.put('/api/v1/me/storefront', {
      data: { slug, title: 'Wanjiru’s finds', intro: '', listIds: [] },
    });
    if (!opened.ok()) throw new Error(`The storefront was not opened: ${await opened.text()}`);
    await open(page, `/shop/${slug}`);
    await page.request.delete('/api/v1/me/storefront');
  });
}

async function askDismiss(page: Page): Promise<void> {
  await open(page, '/admin/creators');
  await page.getByRole('row').locator('summary').first().click();
}
