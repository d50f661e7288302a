import type { Page } from 'playwright-core';
import { open } from '../harness/visit.ts';
import type { Screen } from './screen.ts';
import { noPhoto, takePhoto } from './take-photo.ts';

/** Writing a post, kind by kind, and what is kept of it. */
export const composeScreens: Screen[] = [
  { name: 'compose', viewer: 'member', show: beginPost },
  { name: 'compose-guest', viewer: 'guest', show: (page) => open(page, '/compose') },
  { name: 'compose-visitor', viewer: 'visitor', show: (page) => open(page, '/compose') },
  { name: 'compose-photo', viewer: 'member', show: tagPhoto },
  { name: 'compose-photo-words', viewer: 'member', show: writeCaption },
  { name: 'compose-alt-sheet', viewer: 'member', show: forgetAlt },
  { name: 'compose-crop', viewer: 'member', show: cropPhoto },
  { name: 'compose-product-search', viewer: 'member', show: searchProduct },
  { name: 'compose-product-search-none', viewer: 'member', show: searchInVain },
  { name: 'compose-product', viewer: 'member', show: chooseProducts },
  { name: 'compose-story', viewer: 'member', show: writeStory },
  { name: 'compose-link', viewer: 'member', show: (page, { link }) => pasteLink(page, link) },
  {
    name: 'compose-link-product',
    viewer: 'member',
    show: (page, { productId }) => pasteLink(page, new URL(`/products/${productId}`, page.url()).href),
  },
  { name: 'compose-link-refused', viewer: 'member', show: (page) => pasteLink(page, 'http://192.168.0.10/') },
  { name: 'compose-poll', viewer: 'member', show: askPoll },
  { name: 'compose-review', viewer: 'member', show: (page) => chooseReview(page, 'Which of your reviews?') },
  {
    name: 'compose-review-none',
    viewer: 'newcomer',
    show: (page) => chooseReview(page, 'No reviews of yours yet'),
  },
  { name: 'compose-failed-upload', viewer: 'member', show: failUpload },
  { name: 'compose-remarks', viewer: 'member', show: publishNothing },
  { name: 'drafts', viewer: 'member', show: listDrafts },
  { name: 'drafts-empty', viewer: 'guest', show: (page) => open(page, '/drafts') },
];

/** Begins a post with nothing in it, whatever was written before. */
async function beginPost(page: Page, kind?: unknown): Promise<void> {
  await forgetDrafts(page);
  await open(page, '/compose');
  const name = typeof kind === 'string' ? kind : 'Photo';
  await page.getByRole('radio', { name }).check({ force: true });
}

async function forgetDrafts(page: Page): Promise<void> {
  await page.goto('/settings');
  await page.evaluate(`new Promise((resolve) => {
    const request = indexedDB.deleteDatabase('spark-drafts');
    request.onsuccess = request.onerror = request.onblocked = () => resolve(null);
  })`);
  const answer = await page.request.get('/api/v1/drafts');
  // Serialised by the response schema of the route.
  const { items } = (await answer.json()) as { items: { id: string }[] };
  for (const { id } of items) await page.request.delete(`/api/v1/drafts/${id}`);
}

async function choosePhotos(page: Page): Promise<void> {
  await beginPost(page);
  await page.locator('input[type=file]').setInputFiles([await takePhoto(0), await takePhoto(1)]);
  await page.getByText('All photos have arrived.').waitFor({ state: 'attached', timeout: 30_000 });
}

async function tagPhoto(page: Page): Promise<void> {
  await choosePhotos(page);
  const photo = page.locator('.canvas');
  for (const [words, x, y] of [
    ['lamp', 0.3, 0.35],
    ['mug', 0.62, 0.6],
  ] as const) {
    const box = await photo.boundingBox();
    if (box === null) throw new Error('There is no photo to tag.');
    await photo.click({ position: { x: box.width * x, y: box.height * y } });
    await takeProduct(page, words);
  }
  await page.getByLabel('What is on it?').fill('A lamp and a mug beside an armchair, in the evening');
}

async function takeProduct(page: Page, words: string): Promise<void> {
  const sheet = page.getByRole('dialog', { name: 'Which product is it?' });
  await lookFor(page, words);
  await sheet.locator('li button:enabled').first().click();
  await sheet.waitFor({ state: 'detached' });
}

async function lookFor(page: Page, words: string): Promise<void> {
  const sheet = page.getByRole('dialog', { name: 'Which product is it?' });
  const answered = page.waitForResponse((response) => response.url().includes(`q=${words}`));
  await sheet.getByRole('searchbox').fill(words);
  await answered;
}

async function writeCaption(page: Page): Promise<void> {
  await tagPhoto(page);
  await page.getByLabel('Caption').fill('The corner I read in, now that it is dark at five. #homedecor');
  await page.getByText('Saved', { exact: false }).last().waitFor();
  await page.getByRole('button', { name: 'Publish' }).scrollIntoViewIfNeeded();
  await page.getByRole('group', { name: 'Interests' }).scrollIntoViewIfNeeded();
}

async function forgetAlt(page: Page): Promise<void> {
  await choosePhotos(page);
  await page.getByLabel('Caption').fill('The corner I read in.');
  await page.getByRole('group', { name: 'Interests' }).locator('label').first().click();
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('button', { name: 'Publish anyway' }).waitFor();
}

async function cropPhoto(page: Page): Promise<void> {
  await choosePhotos(page);
  await page.getByRole('button', { name: 'Crop and turn' }).click();
  await page.getByRole('dialog', { name: 'Crop and turn' }).getByRole('radio').nth(1).check({ force: true });
}

async function searchProduct(page: Page): Promise<void> {
  await choosePhotos(page);
  await page.getByRole('button', { name: 'Tag a product' }).click();
  await lookFor(page, 'chair');
}

async function searchInVain(page: Page): Promise<void> {
  await beginPost(page, 'Product');
  await page.getByRole('button', { name: 'Choose a product' }).click();
  await lookFor(page, 'xylophonist');
}

async function chooseProducts(page: Page): Promise<void> {
  await beginPost(page, 'Product');
  await page.getByRole('button', { name: 'Choose a product' }).click();
  await takeProduct(page, 'lamp');
  await page.getByRole('button', { name: 'Add a product' }).click();
  await takeProduct(page, 'teapot');
  await page.getByLabel('Caption').fill('Two things that make a Sunday.');
}

async function writeStory(page: Page): Promise<void> {
  await beginPost(page, 'Story');
  await page
    .getByLabel('Your story')
    .fill(
      'What I learned from a year of mending\n\nI began with a cup whose handle had come off. It holds tea again, and I have stopped throwing things away before I have looked at them properly.',
    );
  await page.waitForTimeout(1_500);
}

async function pasteLink(page: Page, address: string): Promise<void> {
  await beginPost(page, 'Link');
  const answered = page.waitForResponse((response) => response.url().includes('/links'));
  await page.getByLabel('Address of the page').fill(address);
  await answered;
}

async function askPoll(page: Page): Promise<void> {
  await beginPost(page, 'Poll');
  await page.getByLabel('Question').fill('Which one for the reading corner?');
  for (const [at, words] of ['lamp', 'candle'].entries()) {
    await page
      .getByRole('button', { name: `Choice ${at + 1}: add a product` })
      .first()
      .click();
    await takeProduct(page, words);
  }
  await page.getByRole('button', { name: 'Add a choice' }).click();
  await page.getByRole('textbox', { name: 'Choice 3' }).fill('Neither, read in bed');
}

async function chooseReview(page: Page, heading: string): Promise<void> {
  await beginPost(page, 'Review');
  await page.getByText(heading).waitFor();
}

async function failUpload(page: Page): Promise<void> {
  await beginPost(page);
  await page.locator('input[type=file]').setInputFiles([noPhoto, await takePhoto(2)]);
  await page.getByRole('alert').first().waitFor({ timeout: 30_000 });
}

async function publishNothing(page: Page): Promise<void> {
  await beginPost(page);
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('alert').first().waitFor();
}

async function listDrafts(page: Page): Promise<void> {
  await writeStory(page);
  await saved(page);
  await open(page, '/compose');
  await page.getByRole('radio', { name: 'Photo' }).check({ force: true });
  await page.locator('input[type=file]').setInputFiles([await takePhoto(1)]);
  await page.getByText('The photo has arrived.').waitFor({ state: 'attached', timeout: 30_000 });
  await saved(page);
  await open(page, '/drafts');
  await page.getByRole('listitem').nth(1).waitFor();
}

async function saved(page: Page): Promise<void> {
  await page.waitForResponse(
    (response) => response.request().method() === 'PUT' && response.url().includes('/drafts/'),
  );
}
