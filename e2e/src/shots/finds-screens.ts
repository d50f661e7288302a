import type { List } from '@spark/contract';
import type { Page } from 'playwright-core';
import { makeList } from '../harness/lists.ts';
import { scrollTo } from '../harness/scroll.ts';
import { open } from '../harness/visit.ts';
import type { Screen } from './screen.ts';

/** Finds, its themes, and how a list gets there. */
export const findsScreens: Screen[] = [
  { name: 'finds', viewer: 'visitor', show: (page) => open(page, '/finds') },
  { name: 'finds-further-down', viewer: 'visitor', show: showStream },
  { name: 'finds-empty', viewer: 'visitor', show: showEmpty },
  { name: 'themes', viewer: 'visitor', show: (page) => open(page, '/finds/themes') },
  { name: 'theme', viewer: 'visitor', show: openTheme },
  { name: 'theme-end', viewer: 'visitor', show: reachEnd },
  { name: 'theme-own', viewer: 'member', show: openOwn },
  { name: 'list-publish', viewer: 'member', show: (page) => showSheet(page, 'The long table') },
  { name: 'list-publish-few', viewer: 'member', show: showFew },
  { name: 'list-in-finds', viewer: 'member', show: openInFinds },
  { name: 'list-withdraw', viewer: 'member', show: askToWithdraw },
  { name: 'shop-finds', viewer: 'visitor', show: (page) => open(page, '/shop') },
  { name: 'search-finds', viewer: 'visitor', show: (page) => open(page, '/search') },
];

async function showStream(page: Page): Promise<void> {
  await open(page, '/finds');
  await scrollTo(page, page.locator('section').last().getByRole('listitem').nth(5));
}

/** As it is before anybody has shown anything. */
async function showEmpty(page: Page): Promise<void> {
  await open(page, '/install');
  await page.route(/\/api\/v1\/finds/, (route) => route.fulfill({ json: { items: [], nextCursor: null } }));
  await page.evaluate(`{
    const link = Object.assign(document.createElement('a'), { href: '/finds' });
    document.body.append(link);
    link.click();
    link.remove();
  }`);
  await page.waitForURL(/\/finds$/);
}

async function openTheme(page: Page): Promise<void> {
  await open(page, '/finds');
  // The member's own has pictures of its own.
  await page.locator('section ul a').filter({ hasNotText: 'Inés Aldana' }).first().click();
  await page.waitForURL(/\/finds\/[^/]+$/);
  await page.getByRole('article').waitFor();
}

async function reachEnd(page: Page): Promise<void> {
  await openTheme(page);
  await scrollTo(page, page.locator('#more-themes'));
}

async function openOwn(page: Page): Promise<void> {
  const { theme } = await listInFinds(page);
  await open(page, `/finds/${theme}`);
}

async function openInFinds(page: Page): Promise<void> {
  const { id } = await listInFinds(page);
  await open(page, `/lists/${id}`);
}

async function askToWithdraw(page: Page): Promise<void> {
  await openInFinds(page);
  await page.getByRole('button', { name: 'Take out of Finds' }).click();
  await page.getByRole('dialog').waitFor();
}

async function showFew(page: Page): Promise<void> {
  const list = await makeList(page, { title: 'For the balcony' });
  await open(page, `/lists/${list.id}`);
  await page.getByRole('button', { name: 'Show in Finds' }).click();
  await page.getByRole('dialog').waitFor();
  await page.request.delete(`/api/v1/lists/${list.id}`);
}

/** Opens the sheet at a list of one's own that is not in Finds. */
async function showSheet(page: Page, title: string): Promise<void> {
  const list = (await readLists(page)).find((one) => one.title === title);
  if (list === undefined) throw new Error(`The member has no list “${title}”.`);
  await page.request.delete(`/api/v1/lists/${list.id}/theme`);
  await open(page, `/lists/${list.id}`);
  await page.getByRole('button', { name: 'Show in Finds' }).click();
  await page.getByRole('dialog').waitFor();
}

async function listInFinds(page: Page): Promise<List> {
  const lists = await readLists(page);
  const list = lists.find(({ theme }) => theme !== null) ?? lists.find(({ itemCount }) => itemCount >= 6);
  if (list === undefined) throw new Error('The member has no list to show.');
  const shown = await page.request.put(`/api/v1/lists/${list.id}/theme`);
  // Serialised by the response schema of the route.
  return (await shown.json()) as List;
}

async function readLists(page: Page): Promise<List[]> {
  const answer = await page.request.get('/api/v1/me/lists');
  // Serialised by the response schema of the route.
  return ((await answer.json()) as { items: List[] }).items;
}
