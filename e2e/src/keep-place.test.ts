import { limits, type Interest, type PostPage } from '@spark/contract';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { ownSpark } from './harness/own-spark.ts';
import { newEmail, people, signIn, signUp } from './harness/people.ts';
import { expectPlace, readTo } from './harness/place.ts';
import { readApi } from './harness/read-api.ts';
import { open, untilAlive, walkTo } from './harness/visit.ts';
import { untilKept } from './harness/worker.ts';

/** Beyond the first part of a feed: the place is only there once more has been fetched. */
const further = 12;

journey('the app goes on where it was when it is started again, also on the train', async ({ arrive }) => {
  const before = await arrive({ serviceWorkers: 'allow' });
  const device = before.context();
  await open(before, '/newest');
  await untilKept(before, '/newest');
  const place = await readTo(before, further);
  // Put aside, and then closed without another word.
  await before.evaluate(`{
    Object.defineProperty(document, 'hidden', { value: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }`);
  await before.close({ runBeforeUnload: false });

  const after = await device.newPage();
  await open(after, '/newest');
  await expectPlace(after, place);
  await after.close({ runBeforeUnload: false });

  const onTheTrain = await device.newPage();
  await device.setOffline(true);
  await open(onTheTrain, '/newest');
  await expectPlace(onTheTrain, place);
});

journey(
  'new posts wait behind a pill, and another device offers the place one was at',
  async ({ arrive }) => {
    const [reader, desktop] = [await arrive(), await arrive({ device: 'desktop' })];
    const person = { name: 'Ayo Bello', email: newEmail() };
    await signUp(reader, person);
    await open(reader, '/newest');
    const place = await readTo(reader, 7);
    const id = await publishStory(desktop);
    // Each time the tab is looked at it asks what is new.
    const pill = reader.getByRole('button', { name: /new posts?$/ });
    await expect
      .poll(async () => {
        await reader.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
        return pill.count();
      })
      .toBe(1);
    await expectPlace(reader, place);

    await pill.click();
    await reader.locator(`article[data-post-id="${id}"]`).waitFor();
    expect(await reader.evaluate('scrollY')).toBe(0);
    await reader.getByRole('button', { name: 'Back to where you were' }).click();
    await expectPlace(reader, place);
    await desktop.request.delete(`/api/v1/posts/${id}`);

    await reader.getByRole('link', { name: 'Shop', exact: true }).click();
    await expect.poll(() => keptPlace(reader)).toBe(place.postId);
    await desktop.context().clearCookies();
    await signIn(desktop, person.email);
    await open(desktop, '/newest');
    await desktop.getByRole('link', { name: 'Back to where you were' }).click();
    await desktop.waitForURL('**/newest?place=kept');
    await expect
      .poll(() => desktop.getByRole('feed').getByRole('article').first().getAttribute('data-post-id'))
      .toBe(place.postId);
  },
);

journey(
  'a pill covers neither who wrote or took the first post nor the way back of a hidden one',
  async ({ arrive }) => {
    const phone = await arrive();
    await signUp(phone, { name: 'Ayo Bello', email: newEmail() });
    await phone.request.put('/api/v1/me/interests', { data: { slugs: interests } });
    const pill = phone.getByRole('button', { name: 'Back to where you were' });
    const post = phone.getByRole('feed').getByRole('article').first();
    await open(phone, '/?kind=story');
    await goAndComeToTop(phone, 'Stories');
    await pill.waitFor();
    // Once the page has come to its top.
    await expect
      .poll(async () => {
        const [over, card] = [await pill.boundingBox(), await post.boundingBox()];
        return (over?.y ?? Infinity) + (over?.height ?? 0) - (card?.y ?? 0);
      })
      .toBeLessThanOrEqual(0);
    // It lies over the row of kinds, of which the last can be brought out from beneath.
    const last = phone.getByRole('link', { name: 'Reviews', exact: true });
    await last.evaluate((link) => link.closest('nav')?.scrollBy(1_000, 0));
    const [kind, over] = [await last.boundingBox(), await pill.boundingBox()];
    expect((kind?.x ?? Infinity) + (kind?.width ?? 0)).toBeLessThanOrEqual(over?.x ?? 0);

    await walkTo(phone, '/?kind=photo');
    await goAndComeToTop(phone, 'Photos');
    await pill.waitFor();
    const menu = post.getByRole('button', { name: 'More about this post' });
    // Once the page has come to its top.
    await expect
      .poll(async () => {
        const [over, row] = [await pill.boundingBox(), await menu.boundingBox()];
        return (over?.y ?? 0) > (row?.y ?? Infinity) + (row?.height ?? 0);
      })
      .toBe(true);
    await menu.tap();
    await phone.getByRole('menuitem', { name: 'Not interested' }).tap();
    await post.getByRole('button', { name: /^Undo/ }).waitFor();
    await pill.waitFor({ state: 'hidden' });
    await post.getByRole('button', { name: /^Undo/ }).tap();
    await menu.waitFor();
    await pill.waitFor();
  },
);

journey('the feed is read page by page, also without JavaScript', async ({ arrive }) => {
  const still = await arrive({ javaScriptEnabled: false });
  await still.goto('/settings/reading');
  await still.getByRole('switch', { name: 'Read the feed in pages' }).check();
  const saved = still.waitForResponse((response) => response.request().method() === 'POST');
  await still.getByRole('button', { name: 'Save' }).click();
  await saved;
  expect(await still.getByRole('switch', { name: 'Read the feed in pages' }).isChecked()).toBe(true);
  await still.goto('/newest');
  await still.getByRole('link', { name: 'Next page' }).click();
  await still.getByText('Page 2', { exact: true }).waitFor();
  const chosen = await still.context().cookies();

  const phone = await arrive();
  await signUp(phone, { name: 'Ayo Bello', email: newEmail() });
  await phone.request.put('/api/v1/me/interests', { data: { slugs: interests } });
  await open(phone, '/');
  // Chosen on another page of the device meanwhile, as above.
  await phone.context().addCookies(chosen);
  // What was read in the other way comes back as pages, also where the browser brings back the page just as it was left.
  // The page may be listening no sooner than it has nothing better to do; once it is, it goes to be read anew, and is not
  // asked again: that would begin its way anew, on a busy machine for ever.
  await phone.evaluate(`navigation.addEventListener('navigate', () => (window.isLeaving = true))`);
  const bringBack = `window.isLeaving || dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))`;
  const firstPage = phone.getByText('Page 1', { exact: true });
  await expect
    .poll(async () => {
      await phone.evaluate(bringBack);
      return firstPage.isVisible();
    })
    .toBe(true);
  await untilAlive(phone);
  const pages = [await postsOn(phone)];
  expect(pages[0]).toHaveLength(limits.pageSize);
  await phone.getByRole('link', { name: 'Next page' }).click();
  await phone.getByText('Page 2', { exact: true }).waitFor();
  pages.push(await postsOn(phone));
  expect(new Set(pages.flat()).size).toBe(pages.flat().length);
  await phone.reload();
  await untilAlive(phone);
  expect(await postsOn(phone)).toEqual(pages[1]);
  await phone.getByRole('link', { name: 'Previous page' }).click();
  await phone.getByText('Page 1', { exact: true }).waitFor();
  expect(await postsOn(phone)).toEqual(pages[0]);
  expect(await phone.getByRole('link', { name: 'Previous page' }).count()).toBe(0);
});

const interests = ['bbq', 'cats', 'books', 'fitness', 'music'];

async function keptPlace(page: Page): Promise<string | undefined> {
  const response = await page.request.get('/api/v1/me/feed-place?view=newest');
  // Serialised by the response schema of the route.
  return ((await response.json()) as { place: { postId: string } | null }).place?.postId;
}

async function postsOn(page: Page): Promise<(string | null)[]> {
  const articles = page.getByRole('feed').getByRole('article');
  return articles.evaluateAll((all) => all.map((article) => article.getAttribute('data-post-id')));
}

async function publishStory(page: Page): Promise<string> {
  await signIn(page, people.member);
  const { items } = await readApi<{ items: Interest[] }>(ownSpark(), '/interests');
  const story = { kind: 'story', text: 'Just now.', interests: [items[0]?.slug] };
  const response = await page.request.post('/api/v1/posts', { data: story });
  if (!response.ok()) throw new Error(`The story was refused: ${await response.text()}`);
  // Serialised by the response schema of the route.
  return ((await response.json()) as PostPage['items'][number]).id;
}

/** Reads on in a feed and taps on what one is in. */
async function goAndComeToTop(page: Page, kind: string): Promise<void> {
  await readTo(page, 7);
  // A finger would have to scroll up to it.
  await page.getByRole('link', { name: kind, exact: true }).dispatchEvent('click');
}
