import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { people, signIn } from './harness/people.ts';
import { postPhotos } from './harness/post-photos.ts';
import { open } from './harness/visit.ts';

journey('an author sees the post as others do, and how many have seen it', async ({ phone, arrive }) => {
  await signIn(phone, people.member);
  const { id } = await postPhotos(phone, { text: `A quiet corner. ${Date.now()}`, alts: ['A corner'] });
  await open(phone, `/posts/${id}`);
  await phone.getByText('Not seen by anybody yet').waitFor();

  await phone.getByRole('button', { name: 'More about this post' }).first().tap();
  await phone.getByRole('menuitem', { name: 'See it as others do' }).tap();
  await phone.getByText('This is how others see your post.').waitFor();
  expect(await phone.getByText('Not seen by anybody yet').count()).toBe(0);
  await phone.getByRole('link', { name: 'Back to your view' }).tap();
  await phone.getByText('Not seen by anybody yet').waitFor();

  const visitor = await arrive();
  const told = visitor.waitForResponse((response) => response.url().endsWith('/api/v1/events'));
  await open(visitor, `/posts/${id}`);
  await told;
  await phone.reload();
  await phone.getByText('Seen by 1', { exact: true }).waitFor();
});
