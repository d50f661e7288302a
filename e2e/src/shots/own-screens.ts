import type { Post } from '@spark/contract';
import type { Page } from 'playwright-core';
import { open } from '../harness/visit.ts';
import type { Subjects } from './find-subjects.ts';
import type { Screen } from './screen.ts';

/** A post of one's own, and what one is told about it. */
export const ownScreens: Screen[] = [
  { name: 'own-profile', viewer: 'member', show: (page, { own }) => open(page, `/u/${own.author.handle}`) },
  { name: 'own-post', viewer: 'member', show: (page, { own }) => open(page, `/posts/${own.id}`) },
  { name: 'own-post-menu', viewer: 'member', show: openMenu },
  { name: 'own-post-edit', viewer: 'member', show: (page, { own }) => open(page, `/posts/${own.id}/edit`) },
  { name: 'own-post-history', viewer: 'member', show: openHistory },
  {
    name: 'own-post-as-visitor',
    viewer: 'member',
    show: (page, { own }) => open(page, `/posts/${own.id}?as=visitor`),
  },
  {
    name: 'own-post-getting-ready',
    viewer: 'member',
    show: (page, subjects) => showPhoto(page, subjects, 'processing'),
  },
  {
    name: 'own-post-failed-photo',
    viewer: 'member',
    show: (page, subjects) => showPhoto(page, subjects, 'failed'),
  },
  { name: 'own-post-deleted', viewer: 'member', show: deletePost },
  { name: 'poll', viewer: 'guest', show: (page, { poll }) => open(page, `/posts/${poll.id}`) },
  { name: 'poll-voted', viewer: 'member', show: vote },
  { name: 'notifications', viewer: 'member', show: (page) => open(page, '/notifications') },
  { name: 'settings-profile', viewer: 'member', show: (page) => open(page, '/settings/profile') },
];

async function openMenu(page: Page, { own }: Subjects): Promise<void> {
  await edit(page, own);
  await open(page, `/posts/${own.id}`);
  await page.getByRole('button', { name: 'More about this post' }).first().click();
  await page.getByRole('menu').waitFor();
}

async function openHistory(page: Page, subjects: Subjects): Promise<void> {
  await openMenu(page, subjects);
  await page.getByRole('menuitem', { name: 'History' }).click();
  await page.getByRole('dialog').getByRole('listitem').first().waitFor();
}

/** Changes the words of a post there and back, once, so that it has a history. */
async function edit(page: Page, { id, text }: Post): Promise<void> {
  const current = await page.request.get(`/api/v1/posts/${id}`);
  // Serialised by the response schema of the route.
  if (((await current.json()) as Post).editedAt !== null) return;
  for (const words of [`${text} Ask me for the recipe.`, text]) {
    const answer = await page.request.patch(`/api/v1/posts/${id}`, { data: { text: words } });
    if (!answer.ok()) throw new Error(`The post could not be edited: ${await answer.text()}`);
  }
}

/** Shows a photo in a state that passes in seconds or comes seldom; the page is told of it in the server's words. */
async function showPhoto(page: Page, { own }: Subjects, state: 'processing' | 'failed'): Promise<void> {
  // What the worker asks for passes by all routes.
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.setBypassServiceWorker', { bypass: true });
  await page.route(`**/api/v1/posts/${own.id}`, async (route) => {
    const response = await route.fetch();
    // Serialised by the response schema of the route.
    const post = (await response.json()) as Post;
    const [first, ...rest] = post.media;
    const media = first === undefined ? [] : [{ ...first, state, tags: [] }, ...rest];
    await route.fulfill({ response, json: { ...post, isLive: false, media } });
  });
  await open(page, `/u/${own.author.handle}`);
  await page.locator(`a[href="/posts/${own.id}"]`).first().click();
  await page.waitForURL(`**/posts/${own.id}`);
  await devtools.detach();
}

async function deletePost(page: Page, { own }: Subjects): Promise<void> {
  await open(page, `/posts/${own.id}`);
  await page.getByRole('button', { name: 'More about this post' }).first().click();
  // Nothing is deleted for the sake of a picture.
  await page.route(`**/api/v1/posts/${own.id}`, (route) =>
    route.request().method() === 'DELETE' ? route.fulfill({ status: 204 }) : route.continue(),
  );
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Undo' }).waitFor();
  // The page of a post that is gone is left for its author's.
  await page.waitForURL('**/u/*');
}

async function vote(page: Page, { poll }: Subjects): Promise<void> {
  const optionId = poll.poll?.options[0]?.id;
  const answer = await page.request.put(`/api/v1/posts/${poll.id}/vote`, { data: { optionId } });
  if (!answer.ok()) throw new Error(`The vote was refused: ${await answer.text()}`);
  await open(page, `/posts/${poll.id}`);
}
