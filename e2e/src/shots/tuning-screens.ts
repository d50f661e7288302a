import type { PostPage } from '@spark/contract';
import type { Page } from 'playwright-core';
import { scrollTo } from '../harness/scroll.ts';
import { open } from '../harness/visit.ts';
import type { Screen } from './screen.ts';

/** Why a feed is as it is, and how one changes it. */
export const tuningScreens: Screen[] = [
  { name: 'why', viewer: 'member', show: readWhy },
  { name: 'why-visitor', viewer: 'visitor', show: (page, { photo }) => askWhy(page, `/posts/${photo.id}`) },
  { name: 'not-interested', viewer: 'member', show: hide },
  { name: 'new-posts', viewer: 'member', show: showNews },
  { name: 'end-of-for-you', viewer: 'newcomer', show: endForYou },
  { name: 'seen', viewer: 'member', show: (page) => open(page, '/seen') },
  { name: 'settings-feed', viewer: 'member', show: (page) => open(page, '/settings/feed') },
  { name: 'settings-feed-hidden', viewer: 'member', show: showHidden },
  { name: 'settings-feed-changed', viewer: 'newcomer', show: changeSettings },
];

async function openMenu(page: Page, path = '/'): Promise<void> {
  await open(page, path);
  await page.getByRole('article').first().getByRole('button', { name: 'More about this post' }).click();
}

async function askWhy(page: Page, path = '/'): Promise<void> {
  await openMenu(page, path);
  await page.getByRole('menuitem', { name: 'Why this?' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Not interested' }).waitFor();
}

async function readWhy(page: Page): Promise<void> {
  await askWhy(page);
  await page.getByRole('dialog').getByRole('listitem').first().waitFor();
}

async function hide(page: Page): Promise<void> {
  await openMenu(page);
  await page.getByRole('menuitem', { name: 'Not interested' }).click();
  await page.getByRole('group', { name: 'Say why, if you like' }).waitFor();
}

/** Shows the pill; the page is told of new posts in the server's words. */
async function showNews(page: Page): Promise<void> {
  await page.route('**/api/v1/feed/news*', (route) =>
    route.fulfill({ json: { count: 3, at: new Date().toISOString() } }),
  );
  await open(page, '/');
  await page.getByRole('button', { name: '3 new posts' }).first().waitFor();
}

async function showHidden(page: Page): Promise<void> {
  const feed = await page.request.get('/api/v1/feed?view=for-you&limit=3');
  // Serialised by the response schema of the route.
  const { items } = (await feed.json()) as PostPage;
  const reasons = ['author', 'interest', 'repeated'];
  for (const [at, { id }] of items.entries()) {
    const data = { reason: reasons[at] };
    const answer = await page.request.put(`/api/v1/posts/${id}/not-interested`, { data });
    if (!answer.ok()) throw new Error(`The post could not be hidden: ${await answer.text()}`);
  }
  await open(page, '/settings/feed');
  await page
    .getByRole('button', { name: /^Show again/ })
    .last()
    .scrollIntoViewIfNeeded();
  for (const { id } of items) await page.request.delete(`/api/v1/posts/${id}/not-interested`);
}

/** Who has seen it all already comes to no end, so somebody new does. */
async function endForYou(page: Page): Promise<void> {
  await chooseFive(page);
  await open(page, '/?kind=link');
  await scrollTo(page, page.getByRole('heading', { name: 'You’re all caught up' }));
  await page.getByText('Or look into something else').waitFor();
}

async function chooseFive(page: Page): Promise<string[]> {
  const { items } = (await (await page.request.get('/api/v1/interests')).json()) as {
    items: { slug: string }[];
  };
  const slugs = items.slice(0, 5).map(({ slug }) => slug);
  await page.request.put('/api/v1/me/interests', { data: { slugs } });
  return slugs;
}

async function changeSettings(page: Page): Promise<void> {
  const slugs = await chooseFive(page);
  const [first, second, third] = slugs;
  const snoozedUntil = new Date(Date.now() + 30 * 24 * 3_600_000).toISOString();
  const interests = [
    { slug: first, weight: 0 },
    { slug: second, snoozedUntil },
    { slug: third, weight: 1.5 },
  ];
  await page.request.patch('/api/v1/me/feed-settings', { data: { interests, tastes: { fresh: 2 } } });
  await open(page, '/settings/feed');
}
