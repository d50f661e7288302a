import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { newEmail, signUp } from './harness/people.ts';
import { open, untilAlive, walkTo } from './harness/visit.ts';

journey(
  'a post one is not interested in is gone and stays gone, until one shows it again',
  async ({ phone }) => {
    await signUp(phone, { name: 'Noor Haddad', email: newEmail() });
    await open(phone, '/newest');
    const card = phone.getByRole('article').first();
    const id = await card.getAttribute('data-post-id');
    const hidden = phone.locator(`[data-post-id="${id}"]`);
    const author = (await card.locator('.name').innerText()).trim();

    await notInterested();
    await hidden.getByRole('button', { name: /^Undo/ }).tap();
    await hidden.getByRole('button', { name: /^Smile/ }).waitFor();

    await notInterested();
    const said = phone.waitForResponse((response) => response.url().endsWith('/not-interested'));
    await hidden.getByRole('button', { name: `Less of ${author}` }).tap();
    await said;
    await hidden.getByText(`You’ll see less of ${author}.`).waitFor();
    await phone.reload();
    await untilAlive(phone);
    await phone.getByRole('article').first().waitFor();
    expect(await hidden.count()).toBe(0);

    await walkTo(phone, '/settings/feed');
    await phone.getByText(`Less of ${author}`).waitFor();
    const shown = phone.waitForResponse((response) => response.url().endsWith('/not-interested'));
    await phone.getByRole('button', { name: /^Show again/ }).tap();
    await shown;
    await phone.getByText('Nothing is hidden.').waitFor();
    await walkTo(phone, '/newest');
    await hidden.waitFor();

    async function notInterested(): Promise<void> {
      await hidden.getByRole('button', { name: 'More about this post' }).tap();
      const kept = phone.waitForResponse((response) => response.url().endsWith('/not-interested'));
      await phone.getByRole('menuitem', { name: 'Not interested' }).tap();
      await kept;
      await hidden.getByText('You won’t see this post again.').waitFor();
      expect(await hidden.getByRole('button', { name: /^Smile/ }).count()).toBe(0);
    }
  },
);
