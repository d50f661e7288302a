import type { List, Post, PostPage } from '@spark/contract';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey, type Arrive } from './harness/journey.ts';
import { findLost } from './harness/lost-content.ts';
import { ownSpark } from './harness/own-spark.ts';
import { newEmail, people, signIn, signUp } from './harness/people.ts';
import { readApi } from './harness/read-api.ts';
import { open, untilStill, walkTo } from './harness/visit.ts';

/** WCAG 1.4.10 and 1.4.4: a window as narrow as this, and letters twice as large. */
const rooms = [
  { name: '320 px', viewport: { width: 320, height: 640 }, letters: '100%' },
  { name: 'text at 200 %', viewport: { width: 390, height: 844 }, letters: '200%' },
] as const;

const visitorScreens = ['/welcome', '/sign-in', '/sign-up', '/newest', '/search?q=hat', '/shop', '/bag'];
const memberScreens = [
  '/',
  '/following',
  '/compose',
  '/drafts',
  '/saved',
  '/saved?show=products',
  '/saved?show=lists',
  '/seen',
  '/interests',
  '/notifications',
  '/settings',
  '/settings/profile',
  '/settings/feed',
  '/settings/reading',
  '/settings/people',
  '/settings/notifications',
  '/settings/enthusiast',
  '/settings/account',
  '/enthusiasts',
  '/waiting-reviews',
  '/orders',
  '/join',
];
const operatorScreens = [
  '/admin/orders',
  '/admin/delivery',
  '/admin/imports',
  '/admin/sales',
  '/admin/enthusiasts',
  '/admin/members',
];

journey('no words are lost in little room, for a visitor', ({ arrive }) =>
  walk(arrive, async () => visitorScreens),
);

journey('no words are lost in little room, for a member', ({ arrive }) =>
  walk(arrive, async (page) => {
    await signIn(page, people.member);
    return [...memberScreens, ...(await screensOfThings())];
  }),
);

journey('no words are lost in little room, for the operator', ({ arrive }) =>
  walk(arrive, async (page) => {
    await signIn(page, people.operator);
    return operatorScreens;
  }),
);

journey('the longest word and names of all scripts stay within their place', async ({ arrive }) => {
  const reader = await arrive({ viewport: rooms[0].viewport });
  // 5,000 letters; a post and a comment hold what they can of them.
  const word = 'Donaudampfschiffsgesell'.repeat(218);
  for (const name of ['אבגד 👩‍👩‍👧 Ines', '🦊🌻🍞', 'W'.repeat(60)]) {
    const author = await arrive();
    await signUp(author, { name, email: newEmail() });
    await author.request.post('/api/v1/me/membership', { data: {} });
    const data = { kind: 'story', text: word.slice(0, 2_200), interests: ['cats'] };
    const response = await author.request.post('/api/v1/posts', { data });
    // Serialised by the response schema of the route.
    const { id } = (await response.json()) as Post;
    await author.request.post(`/api/v1/posts/${id}/comments`, { data: { text: word.slice(0, 1_900) } });
    for (const path of ['/newest', `/posts/${id}`]) {
      await open(reader, path);
      expect({ name, path, lost: await findLost(reader) }).toEqual({ name, path, lost: [] });
    }
    const shown = reader.getByRole('main').locator('bdi').first();
    expect(await shown.textContent()).toBe(name);
    await author.request.delete(`/api/v1/posts/${id}`);
  }
});

async function walk(arrive: Arrive, prepare: (page: Page) => Promise<string[]>): Promise<void> {
  const found: string[] = [];
  const page = await arrive();
  for (const [at, path] of (await prepare(page)).entries()) {
    await takeRoom(page, rooms[0]);
    await (at === 0 ? open(page, path) : walkTo(page, path));
    for (const room of rooms) {
      await takeRoom(page, room);
      found.push(...(await findLost(page)).map((lost) => `${path}, ${room.name}: ${lost}`));
    }
  }
  expect(found).toEqual([]);
}

async function takeRoom(page: Page, { viewport, letters }: (typeof rooms)[number]): Promise<void> {
  await page.setViewportSize(viewport);
  await page.evaluate(`document.documentElement.style.fontSize = '${letters}'`);
  await untilStill(page);
}

async function screensOfThings(): Promise<string[]> {
  const { items } = await readApi<PostPage>(ownSpark(), '/feed?view=newest&kind=photo');
  const post = items.find(({ shoppableCount }) => shoppableCount > 0);
  const product = post?.products[0];
  const lists = await readApi<{ items: List[] }>(ownSpark(), '/users/ines/lists');
  return [
    `/posts/${post?.id}`,
    `/products/${product?.id}`,
    `/products/${product?.id}/review`,
    `/products/${product?.id}/in-real-life`,
    `/u/${post?.author.handle}`,
    '/u/ines?show=reviews',
    `/lists/${lists.items[0]?.id}`,
    `/interests/${post?.interests[0]?.slug}`,
  ];
}
