import type { Me, Post } from '@spark/contract';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { newEmail, signUp } from './harness/people.ts';
import { open, untilAlive } from './harness/visit.ts';

journey('a block makes two people invisible to each other, until it is taken back', async ({ arrive }) => {
  const [phone, others] = [await arrive({ refusals: [404] }), await arrive({ refusals: [404] })];
  const reader = await joinAs(phone, `Rosa Lind ${Date.now()}`);
  const other = await joinAs(others, `Klaus Brenner ${Date.now()}`);
  const [mine, theirs] = [await postStory(phone), await postStory(others)];

  await open(phone, '/newest');
  const card = phone.locator(`[data-post-id="${theirs}"]`);
  await card.getByRole('button', { name: 'More about this post' }).tap();
  await phone.getByRole('menuitem', { name: `Block ${other.name}` }).tap();
  const sheet = phone.getByRole('dialog', { name: `Block ${other.name}?` });
  await sheet.getByText('You stop following each other.').waitFor();
  const blocked = phone.waitForResponse((response) => response.url().endsWith('/block'));
  await sheet.getByRole('button', { name: 'Block', exact: true }).tap();
  await blocked;
  await phone.getByText(`${other.name} is blocked`).waitFor();
  expect(await card.count()).toBe(0);

  await expectNoTrace(phone, { of: other, post: theirs });
  await expectNoTrace(others, { of: reader, post: mine });

  await open(phone, '/settings/people');
  await phone.getByRole('button', { name: `Unblock ${other.name}` }).tap();
  await phone.getByText(`${other.name} is no longer blocked`).waitFor();
  await open(others, `/u/${reader.handle}`);
  await others.getByRole('heading', { name: reader.name }).waitFor();
  await open(phone, '/newest');
  await card.waitFor();
});

journey('one interest of somebody is followed, and Following shows no more than that', async ({ arrive }) => {
  const [phone, others] = [await arrive(), await arrive()];
  await joinAs(phone, 'Rosa Lind');
  const other = await joinAs(others, `Klaus Brenner ${Date.now()}`);
  const [cats, bbq] = [await postStory(others, 'cats'), await postStory(others, 'bbq')];
  await open(phone, `/u/${other.handle}`);
  await phone.getByRole('button', { name: `What to follow of ${other.name}` }).tap();
  const followed = phone.waitForResponse((response) => response.url().endsWith('/follow'));
  await phone.getByRole('dialog').getByRole('button', { name: 'Cats' }).tap();
  await followed;
  await phone.getByRole('button', { name: 'Close' }).tap();
  await phone.getByRole('button', { name: 'Following in 1 interest' }).waitFor();

  await open(phone, '/following');
  await phone.locator(`[data-post-id="${cats}"]`).waitFor();
  expect(await phone.locator(`[data-post-id="${bbq}"]`).count()).toBe(0);
});

async function joinAs(page: Page, name: string): Promise<Me> {
  await signUp(page, { name, email: newEmail() });
  const joined = await page.request.post('/api/v1/me/membership');
  // Serialised by the response schema of the route.
  return (await joined.json()) as Me;
}

async function postStory(page: Page, interest = 'cats'): Promise<string> {
  const data = { kind: 'story', text: `A story of today, ${Date.now()}.`, interests: [interest] };
  const answer = await page.request.post('/api/v1/posts', { data });
  if (!answer.ok()) throw new Error(`The story was refused: ${await answer.text()}`);
  return ((await answer.json()) as Post).id;
}

async function expectNoTrace(
  page: Page,
  { of: person, post }: { of: { name: string; handle: string }; post: string },
): Promise<void> {
  for (const path of [`/u/${person.handle}`, `/posts/${post}`]) {
    await page.goto(path);
    await page.getByRole('heading', { name: /not here/i }).waitFor();
    expect(await page.getByText(person.name).count(), path).toBe(0);
  }
  await open(page, '/newest');
  await page.getByRole('article').first().waitFor();
  expect(await page.locator(`[data-post-id="${post}"]`).count()).toBe(0);
  await open(page, `/search?type=users&q=${person.handle}`);
  await untilAlive(page);
  expect(await page.getByRole('link', { name: person.name }).count()).toBe(0);
}
