import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { newEmail, people, signIn, signUp } from './harness/people.ts';
import { postPhotos } from './harness/post-photos.ts';
import { open } from './harness/visit.ts';

journey(
  'a post is edited; its smile and comment stay, and its author alone sees what it said',
  async ({ arrive }) => {
    const author = await arrive();
    const reader = await arrive();
    const stamp = Date.now();
    await signIn(author, people.member);
    const { id } = await postPhotos(author, {
      text: `A green chair. ${stamp}`,
      alts: ['The chair', 'Its back'],
    });
    await signUp(reader, { name: 'Amara Okafor', email: newEmail() });
    await open(reader, `/posts/${id}`);
    await reader.getByRole('button', { name: /^Smile/ }).tap();
    await expect.poll(() => smilesOf(reader)).toBe(1);
    await open(author, `/posts/${id}`);
    await author.getByRole('textbox', { name: /comment/i }).fill('It was my aunt’s.');
    await author.getByRole('button', { name: 'Post', exact: true }).tap();
    await author.getByText('It was my aunt’s.').waitFor();

    await author.getByRole('button', { name: 'More about this post' }).first().tap();
    await author.getByRole('menuitem', { name: 'Edit' }).tap();
    await author.waitForURL('**/edit');
    await author.getByLabel('Caption').fill(`A blue chair. ${stamp}`);
    await author.getByLabel('What is on it?').fill('The chair, painted');
    await author.getByRole('button', { name: 'Move later' }).tap();
    await author.getByRole('button', { name: 'Save changes' }).tap();
    await author.waitForURL(`**/posts/${id}`);
    await author.getByText(`A blue chair. ${stamp}`).first().waitFor();
    await author.getByRole('button', { name: /^edited/ }).tap();
    const history = author.getByRole('dialog', { name: 'What it said before' });
    await history.locator('del', { hasText: 'green' }).waitFor();
    await history.getByText('Its photos were in another order.').waitFor();
    await history.getByText('Photo 2 was described as “The chair”.').waitFor();

    await open(reader, `/posts/${id}`);
    await reader.getByText('edited', { exact: true }).waitFor();
    expect(await reader.getByRole('button', { name: /^edited/ }).count()).toBe(0);
    await reader.getByRole('button', { name: 'More about this post' }).first().tap();
    await reader.getByRole('menuitem', { name: 'Copy link' }).waitFor();
    for (const name of ['Edit', 'Delete']) {
      expect(await reader.getByRole('menuitem', { name }).count()).toBe(0);
    }
    expect(await smilesOf(reader)).toBe(1);
    await reader.getByText('It was my aunt’s.').first().waitFor();
    expect(await photoNames(reader)).toEqual(['Its back', 'The chair, painted']);
  },
);

async function smilesOf(page: Page): Promise<number> {
  const label = await page
    .getByRole('button', { name: /^Smile(?! at this comment)/ })
    .first()
    .getAttribute('aria-label');
  return Number(/\d+/.exec(label ?? '')?.[0] ?? 0);
}

function photoNames(page: Page): Promise<(string | null)[]> {
  return page
    .getByRole('article')
    .locator('img[alt]:not([alt=""])')
    .evaluateAll((images) => images.map((image) => image.getAttribute('alt')));
}
