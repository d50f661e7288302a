import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { people, signIn } from './harness/people.ts';
import { postPhotos } from './harness/post-photos.ts';
import { step } from './harness/step.ts';
import { open, untilAlive, walkTo } from './harness/visit.ts';

journey(
  'an author sees the post as others do, how many have seen it, and takes it down',
  async ({ phone, arrive }) => {
    const text = `A quiet corner. ${Date.now()}`;
    await signIn(phone, people.member);
    const { id } = await postPhotos(phone, { text, alts: ['A corner'] });
    await open(phone, `/posts/${id}`);
    await phone.getByText('Not seen by anybody yet').waitFor();

    await phone.getByRole('button', { name: 'More about this post' }).first().tap();
    await phone.getByRole('menuitem', { name: 'See it as others do' }).tap();
    await phone.getByText('This is how others see your post.').waitFor();
    expect(await phone.getByText('Not seen by anybody yet').count()).toBe(0);
    await phone.getByRole('link', { name: 'Back to your view' }).tap();
    await phone.getByText('Not seen by anybody yet').waitFor();

    const visitor = await arrive({ refusals: [404, 410] });
    const told = visitor.waitForResponse((response) => response.url().endsWith('/api/v1/events'));
    await open(visitor, `/posts/${id}`);
    await told;
    await phone.reload();
    await phone.getByText('Seen by 1', { exact: true }).waitFor();

    await step('deleted it comes back with Undo, and is gone for others without', async () => {
      await untilAlive(phone);
      await walkTo(phone, '/newest');
      const card = phone.getByRole('article').filter({ hasText: text });
      const status = async () => (await visitor.request.get(`/api/v1/posts/${id}`)).status();
      await remove();
      await phone.getByRole('button', { name: 'Undo' }).tap();
      await card.waitFor();
      await expect.poll(status).toBe(200);
      await remove();
      await expect.poll(status).toBe(404);
      await visitor.reload();
      expect(await visitor.getByText(text).count()).toBe(0);

      async function remove(): Promise<void> {
        await card.getByRole('button', { name: 'More about this post' }).tap();
        await phone.getByRole('menuitem', { name: 'Delete' }).tap();
        await expect.poll(() => card.count()).toBe(0);
      }
    });
  },
);
