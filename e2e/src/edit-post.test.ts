import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { people, signIn } from './harness/people.ts';
import { postPhotos } from './harness/post-photos.ts';
import { step } from './harness/step.ts';
import { open, untilAlive, walkTo } from './harness/visit.ts';

journey(
  'an author sees a post as others do and how many have seen it, edits it, and takes it down',
  async ({ arrive }) => {
    const author = await arrive();
    const reader = await arrive({ refusals: [404, 410] });
    const stamp = Date.now();
    await signIn(author, people.member);
    const { id } = await postPhotos(author, {
      text: `A green chair. ${stamp}`,
      alts: ['The chair', 'Its back'],
    });

    await step('it is seen as others do', async () => {
      await open(author, `/posts/${id}`);
      await author.getByText('Not seen by anybody yet').waitFor();
      await author.getByRole('button', { name: 'More about this post' }).first().tap();
      await author.getByRole('menuitem', { name: 'See it as others do' }).tap();
      await author.getByText('This is how others see your post.').waitFor();
      expect(await author.getByText('Not seen by anybody yet').count()).toBe(0);
      await author.getByRole('link', { name: 'Back to your view' }).tap();
      await author.getByText('Not seen by anybody yet').waitFor();
    });

    // It takes some seconds, in which its author goes on.
    const told = reader.waitForResponse((response) => response.url().endsWith('/api/v1/events'));
    await step('somebody reads it, and smiles', async () => {
      await signIn(reader, people.creator);
      await open(reader, `/posts/${id}`);
      await reader.getByRole('button', { name: /^Smile/ }).tap();
      await expect.poll(() => smilesOf(reader)).toBe(1);
      const data = { text: 'It was my aunt’s.' };
      expect((await author.request.post(`/api/v1/posts/${id}/comments`, { data })).status()).toBe(201);
    });

    await step('its author edits it, and alone sees what it said before', async () => {
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
      await history.getByRole('button', { name: 'Close' }).tap();
    });

    await step('its reader was counted', async () => {
      await told;
      await author.reload();
      await author.getByText('Seen by 1', { exact: true }).waitFor();
      await untilAlive(author);
    });

    await step('a reader finds it edited, with its smile and its comment', async () => {
      await reader.reload();
      await untilAlive(reader);
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
    });

    await step('deleted it comes back with Undo, and is gone for others without', async () => {
      await walkTo(author, '/newest');
      const card = author.locator(`[data-post-id="${id}"]`);
      const status = async () => (await reader.request.get(`/api/v1/posts/${id}`)).status();
      await remove();
      await author.getByRole('button', { name: 'Undo' }).tap();
      await card.waitFor();
      await expect.poll(status).toBe(200);
      await remove();
      await expect.poll(status).toBe(404);
      await reader.reload();
      expect(await reader.getByText(`A blue chair. ${stamp}`).count()).toBe(0);

      async function remove(): Promise<void> {
        await card.getByRole('button', { name: 'More about this post' }).tap();
        await author.getByRole('menuitem', { name: 'Delete' }).tap();
        await card.waitFor({ state: 'detached' });
      }
    });
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
