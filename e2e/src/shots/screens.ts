import type { ProductList } from '@spark/contract';
import type { Page } from 'playwright-core';
import { dropList } from '../harness/lists.ts';
import { people, signIn } from '../harness/people.ts';
import { scrollTo } from '../harness/scroll.ts';
import { open, untilAlive } from '../harness/visit.ts';
import { accountScreens } from './account-screens.ts';
import { composeScreens } from './compose-screens.ts';
import type { Subjects } from './find-subjects.ts';
import { findsScreens } from './finds-screens.ts';
import { listScreens } from './list-screens.ts';
import { ownScreens } from './own-screens.ts';
import { pushScreens } from './push-screens.ts';
import { reviewScreens } from './review-screens.ts';
import type { Screen } from './screen.ts';
import { enthusiastScreens } from './enthusiast-screens.ts';
import { readingScreens } from './reading-screens.ts';
import { workerScreens } from './worker-screens.ts';
import { tuningScreens } from './tuning-screens.ts';
import { peopleScreens } from './people-screens.ts';
import { shopScreens } from './shop-screens.ts';
import { storefrontScreens } from './storefront-screens.ts';

const kinds = ['photo', 'product', 'story', 'link', 'poll', 'review'] as const;

/** Every screen there is, in the order in which a newcomer would see them. */
export const screens: Screen[] = [
  { name: 'welcome', viewer: 'visitor', show: (page) => open(page, '/welcome') },
  { name: 'welcome-chosen', viewer: 'visitor', show: chooseInterests },
  { name: 'sign-up', viewer: 'visitor', show: (page) => open(page, '/sign-up') },
  { name: 'sign-in', viewer: 'visitor', show: (page) => open(page, '/sign-in') },
  { name: 'feed', viewer: 'member', show: (page) => open(page, '/') },
  { name: 'feed-further-down', viewer: 'member', show: scrollFeed },
  ...kinds.map((kind): Screen => ({
    name: `feed-${kind}`,
    viewer: 'member',
    show: (page) => open(page, `/newest?kind=${kind}`),
  })),
  { name: 'feed-end', viewer: 'member', show: reachEnd },
  { name: 'feed-error', viewer: 'member', show: loseConnection },
  { name: 'tags', viewer: 'member', show: showDots },
  { name: 'tag-card', viewer: 'member', show: openTagCard },
  { name: 'bag', viewer: 'member', show: openBag },
  { name: 'feed-bag', viewer: 'member', show: openBagInFeed },
  { name: 'post', viewer: 'member', show: (page, { photo }) => open(page, `/posts/${photo.id}`) },
  { name: 'embed', viewer: 'visitor', show: showEmbed },
  { name: 'post-comments', viewer: 'member', show: showComments },
  { name: 'comment-answered', viewer: 'member', show: answerComment },
  { name: 'product', viewer: 'member', show: (page, { productId }) => open(page, `/products/${productId}`) },
  { name: 'product-further-down', viewer: 'member', show: showInRealLife },
  ...reviewScreens,
  ...shopScreens,
  ...composeScreens,
  { name: 'profile', viewer: 'member', show: (page, { handle }) => open(page, `/u/${handle}`) },
  ...ownScreens,
  ...listScreens,
  ...findsScreens,
  ...accountScreens,
  ...pushScreens,
  ...readingScreens,
  ...workerScreens,
  ...tuningScreens,
  ...peopleScreens,
  ...enthusiastScreens,
  ...storefrontScreens,
  { name: 'saved-empty', viewer: 'newcomer', show: (page) => open(page, '/saved') },
  { name: 'saved', viewer: 'member', show: (page) => open(page, '/saved') },
  { name: 'saved-products-empty', viewer: 'newcomer', show: (page) => open(page, '/saved?show=products') },
  { name: 'saved-products', viewer: 'member', show: showHearts },
  { name: 'search', viewer: 'member', show: (page) => open(page, '/search?q=lamp') },
  { name: 'search-empty', viewer: 'member', show: (page) => open(page, '/search?q=xylophonist') },
  { name: 'settings', viewer: 'member', show: (page) => open(page, '/settings') },
  {
    name: 'settings-notifications',
    viewer: 'member',
    show: (page) => open(page, '/settings/notifications'),
  },
  { name: 'join', viewer: 'guest', show: (page) => open(page, '/join') },
  { name: 'join-prompt', viewer: 'guest', show: askToJoin },
  { name: 'not-found', viewer: 'member', show: (page) => open(page, '/posts/nowhere') },
  { name: 'gone', viewer: 'visitor', show: showGone },
];

/** In a page of others: it has no scripts to wait for. */
async function showEmbed(page: Page, { photo }: Subjects): Promise<void> {
  // It has no cookies there, so the page around it says which language it speaks.
  const chosen = (await page.context().cookies()).find(({ name }) => name === 'spark_lang');
  await page.goto(`/embed/posts/${photo.id}?lang=${chosen?.value ?? ''}`);
}

/** The address of a list that everybody could read, and that was deleted. */
async function showGone(page: Page, { spark }: Subjects): Promise<void> {
  const context = await page.context().browser()?.newContext({ baseURL: spark.url });
  const owner = await context?.newPage();
  if (owner === undefined) throw new Error('There is no other device to delete a list on.');
  await signIn(owner, people.member);
  const path = await dropList(owner);
  await context?.close();
  await open(page, path);
}

async function showHearts(page: Page): Promise<void> {
  const found = await page.request.get('/api/v1/products?sort=rating&limit=5');
  // Serialised by the response schema of the route.
  const { items } = (await found.json()) as ProductList;
  for (const { id } of items) await page.request.put(`/api/v1/products/${id}/heart`);
  await open(page, '/saved?show=products');
  for (const { id } of items) await page.request.delete(`/api/v1/products/${id}/heart`);
}

async function chooseInterests(page: Page): Promise<void> {
  await open(page, '/welcome');
  const boxes = page.getByRole('checkbox');
  for (const at of [0, 2, 3]) await boxes.nth(at).locator('xpath=ancestor::label').click();
}

async function scrollFeed(page: Page): Promise<void> {
  await open(page, '/');
  await scrollTo(page, page.getByRole('article').nth(5));
}

async function reachEnd(page: Page): Promise<void> {
  await open(page, '/newest?kind=link');
  await scrollTo(page, page.getByText('You’re all caught up'));
}

async function loseConnection(page: Page): Promise<void> {
  await open(page, '/newest');
  // The worker asks for the page, too: it has to lose the line as well.
  await page.context().setOffline(true);
  await scrollTo(page, page.getByRole('button', { name: 'Try again' }));
}

async function showDots(page: Page, { photo }: Subjects): Promise<void> {
  await open(page, `/posts/${photo.id}`);
  await page
    .getByRole('img', { name: photo.media[0]?.alt ?? '' })
    .first()
    .click({ position: { x: 8, y: 8 } });
}

async function openTagCard(page: Page, subjects: Subjects): Promise<void> {
  await showDots(page, subjects);
  await page
    .getByRole('button', { name: subjects.photo.products[0]?.title ?? '' })
    .first()
    .click();
}

async function openBag(page: Page, { photo }: Subjects): Promise<void> {
  await open(page, `/posts/${photo.id}`);
  await page
    .getByRole('link', { name: /^Shop this photo/ })
    .first()
    .click();
  await page.getByRole('dialog').getByRole('link').first().waitFor();
}

async function openBagInFeed(page: Page): Promise<void> {
  await open(page, '/newest?kind=photo');
  await page.locator('article .bag').first().click();
  await page.getByRole('dialog').getByRole('link').first().waitFor();
}

async function showComments(page: Page, { photo }: Subjects): Promise<void> {
  await page.goto(`/posts/${photo.id}#comments`);
  await untilAlive(page);
}

async function answerComment(page: Page, { photo }: Subjects): Promise<void> {
  await open(page, `/posts/${photo.id}?order=newest`);
  await page.locator('#comments').getByRole('link', { name: 'Reply', exact: true }).first().click();
  await page.getByRole('textbox', { name: /comment/i }).pressSequentially('Ask @a');
  await page.getByRole('option').first().waitFor();
}

async function showInRealLife(page: Page, { productId }: Subjects): Promise<void> {
  await open(page, `/products/${productId}`);
  await page.getByRole('heading', { name: 'In real life' }).scrollIntoViewIfNeeded();
}

async function askToJoin(page: Page, { photo }: Subjects): Promise<void> {
  await open(page, `/posts/${photo.id}`);
  await page.getByRole('textbox', { name: /comment/i }).fill('Where did you find that lamp?');
  await page.getByRole('button', { name: 'Post', exact: true }).click();
  await page.getByRole('dialog').waitFor();
}
