import type { OwnedReview, Page as PageOf } from '@spark/contract';
import type { Page } from 'playwright-core';
import { importReviews } from '../harness/reviews.ts';
import { open } from '../harness/visit.ts';
import type { Subjects } from './find-subjects.ts';
import type { Screen } from './screen.ts';
import { takePhoto } from './take-photo.ts';

/** What people think of products, from writing to sharing. */
export const reviewScreens: Screen[] = [
  { name: 'review-section', viewer: 'member', show: (page, subjects) => showSection(page, subjects) },
  {
    name: 'review-section-filtered',
    viewer: 'member',
    show: (page, subjects) => showSection(page, subjects, '?photos=1&sort=newest'),
  },
  { name: 'review-section-none', viewer: 'newcomer', show: showNone },
  { name: 'review-photo', viewer: 'member', show: openPhoto },
  { name: 'review-form', viewer: 'member', show: fillForm },
  { name: 'review-form-refused', viewer: 'newcomer', show: sendNothing },
  { name: 'review-list', viewer: 'member', show: (page) => open(page, '/u/ines?show=reviews') },
  { name: 'review-share', viewer: 'member', show: openSharing },
  { name: 'review-delete', viewer: 'member', show: openDeleting },
  { name: 'review-waiting', viewer: 'visitor', show: (page, subjects) => showWaiting(page, subjects) },
  {
    name: 'review-waiting-refuse',
    viewer: 'visitor',
    show: (page, subjects) => showWaiting(page, subjects, '&do=refuse'),
  },
];

async function showSection(page: Page, { reviewed }: Subjects, search = ''): Promise<void> {
  await open(page, `/products/${reviewed}${search}`);
  await page.getByRole('heading', { name: 'Reviews' }).evaluate((heading) => heading.scrollIntoView());
}

async function showNone(page: Page, { unreviewed }: Subjects): Promise<void> {
  await open(page, `/products/${unreviewed}`);
  await page.getByRole('heading', { name: 'Reviews' }).evaluate((heading) => heading.scrollIntoView());
}

async function openPhoto(page: Page, subjects: Subjects): Promise<void> {
  await showSection(page, subjects, '?photos=1');
  await page
    .getByRole('link', { name: /^Photo 1 of/ })
    .first()
    .click();
  await page.getByRole('dialog').getByRole('img').first().waitFor();
}

async function fillForm(page: Page, { reviewed }: Subjects): Promise<void> {
  await open(page, `/products/${reviewed}/review`);
  await page.getByRole('radio', { name: /^4 of 5/ }).check({ force: true });
  await page.getByLabel('In a few words').fill('Three weeks in, still the first thing I reach for');
  await page
    .getByLabel('More, if you like')
    .fill('Nothing has come loose, and it looks better than on the first day.');
  await page.locator('input[type="file"]').setInputFiles(await takePhoto(0));
  await page.getByLabel('What does photo 1 show?').fill('On the table at home, in the morning');
  await page
    .getByText('Your photos are on their way. You can publish once they have arrived.')
    .waitFor({ state: 'hidden' });
}

async function sendNothing(page: Page, { reviewed }: Subjects): Promise<void> {
  await open(page, `/products/${reviewed}/review`);
  // What the browser itself would say is the browser's; this is what Spark says.
  await page.evaluate(`document.querySelectorAll('form').forEach((form) => (form.noValidate = true))`);
  await page.getByRole('button', { name: 'Publish review' }).click();
  await page.getByRole('alert').first().waitFor();
}

async function openSharing(page: Page): Promise<void> {
  await open(page, '/u/ines?show=reviews');
  await page.getByRole('button', { name: 'Share to Spark' }).click();
  const boxes = page.getByRole('dialog').getByRole('checkbox');
  await boxes.first().check();
  await boxes.nth(1).check();
}

async function openDeleting(page: Page): Promise<void> {
  await open(page, '/u/ines?show=reviews');
  await page.getByRole('button', { name: 'More about your review' }).first().click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('dialog').waitFor();
}

async function showWaiting(page: Page, subjects: Subjects, search = ''): Promise<void> {
  const reviews = await page.request.get('/api/v1/users/ines/reviews?limit=3');
  // Serialised by the response schema of the route.
  const { items } = (await reviews.json()) as PageOf<OwnedReview>;
  const token = await importReviews(
    subjects.spark,
    'ada@old.example',
    items.map(({ productId, stars, title, text }) => ({ productId, stars, title, text })),
  );
  await open(page, `/waiting-reviews?token=${encodeURIComponent(token)}${search}`);
}
