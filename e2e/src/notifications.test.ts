import type { Interest, Me, Page as PageOf, Post } from '@spark/contract';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { ownSpark } from './harness/own-spark.ts';
import { newEmail, signUp } from './harness/people.ts';
import { readApi } from './harness/read-api.ts';
import { open } from './harness/visit.ts';

journey(
  'whom one follows and wants to hear of appears in Following and tells one, at once',
  async ({ arrive }) => {
    const [writer, reader] = [await arrive({ device: 'desktop' }), await arrive()];
    const author = await join(writer, 'Ilse Brandt');
    await signUp(reader, { name: 'Mateo Rojas', email: newEmail() });
    await open(reader, `/u/${author.handle}`);
    await reader.getByRole('button', { name: 'Follow', exact: true }).click();
    await reader.getByRole('button', { name: 'Tell me when Ilse Brandt posts' }).click();
    await reader.getByText('You are told when Ilse Brandt posts').waitFor();
    await open(reader, '/following');
    await reader.getByRole('link', { name: 'Notifications', exact: true }).waitFor();

    const text = `Found on the way home, ${Date.now()}`;
    const story = await writeStory(writer, text);
    await reader.getByRole('link', { name: 'Notifications, 1 new' }).click();
    const line = reader.getByRole('listitem').filter({ hasText: `Ilse Brandt posted “${text}”` });
    await line.waitFor();
    await reader.getByRole('link', { name: 'Notifications', exact: true }).waitFor();
    await line.getByRole('link').click();
    await reader.waitForURL(new RegExp(`/posts/${story.id}`));
    await open(reader, '/following');
    await reader.getByRole('article').filter({ hasText: text }).waitFor();
  },
);

journey(
  'a reply tells a second browser at once, is listed there, and its post can be muted',
  async ({ arrive }) => {
    const [writer, asker] = [await arrive({ device: 'desktop' }), await arrive()];
    await join(writer, 'Rosa Almeida');
    await join(asker, 'Minh Tran');
    await open(asker, '/settings/notifications');
    const box = asker.getByRole('checkbox', { name: 'Replies to you: App' });
    await box.check({ force: true });
    await asker.getByText('Saved').waitFor();
    const story = await writeStory(writer, `Which lamp? ${Date.now()}`);
    const asked = await say(asker, story, 'The left one?');
    await open(asker, '/notifications');
    await asker.getByText('Nothing new').waitFor();

    await say(writer, story, 'No, the right one.', asked);
    const line = asker.getByRole('listitem').filter({ hasText: 'Rosa Almeida replied to your comment' });
    await line.getByText('“No, the right one.”').waitFor();
    await asker.getByRole('link', { name: 'Notifications, 1 new' }).waitFor();
    await asker.getByRole('button', { name: 'Mark all as read' }).click();
    await asker.getByRole('link', { name: 'Notifications', exact: true }).waitFor();
    await line.getByRole('button', { name: 'More about this notification' }).click();
    await asker.getByRole('menuitem', { name: 'Mute this post' }).click();
    await asker.getByText('You hear no more about this post').waitFor();
    expect(await (await asker.request.get(`/api/v1/posts/${story.id}/mute`)).json()).toEqual({ muted: true });
  },
);

async function join(page: Page, name: string): Promise<Me> {
  await signUp(page, { name, email: newEmail() });
  await page.request.post('/api/v1/me/membership', { data: {} });
  // Serialised by the response schema of the route.
  return (await (await page.request.get('/api/v1/me')).json()) as Me;
}

async function writeStory(page: Page, text: string): Promise<Post> {
  const [interest] = (await readApi<PageOf<Interest>>(ownSpark(), '/interests')).items;
  const data = { kind: 'story', text, interests: [interest?.slug] };
  const response = await page.request.post('/api/v1/posts', { data });
  expect(response.status(), await response.text()).toBe(201);
  // The same.
  return (await response.json()) as Post;
}

async function say(page: Page, post: Post, text: string, parentId?: string): Promise<string> {
  const data = { text, ...(parentId === undefined ? {} : { parentId }) };
  const response = await page.request.post(`/api/v1/posts/${post.id}/comments`, { data });
  expect(response.status(), await response.text()).toBe(201);
  // The same.
  return ((await response.json()) as { id: string }).id;
}
