import type { Me, Post } from '@spark/contract';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { newEmail, signUp } from './harness/people.ts';
import { step } from './harness/step.ts';
import { open, walkTo } from './harness/visit.ts';

journey('one follows an interest of somebody, blocks them, and takes that back', async ({ arrive }) => {
  const [phone, others] = [await arrive({ refusals: [404] }), await arrive()];
  const reader = await joinAs(phone, `Rosa Lind ${Date.now()}`);
  const other = await joinAs(others, `Klaus Brenner ${Date.now()}`);
  const [cats, bbq] = [await postStory(others, 'cats'), await postStory(others, 'bbq')];
  const mine = await postStory(phone, 'cats');
  const card = phone.locator(`[data-post-id="${cats}"]`);

  await step('Following shows no more than the interest that is followed', async () => {
    await open(phone, `/u/${other.handle}`);
    await phone.getByRole('button', { name: `What to follow of ${other.name}` }).tap();
    const followed = phone.waitForResponse((response) => response.url().endsWith('/follow'));
    await phone.getByRole('dialog').getByRole('button', { name: 'Cats' }).tap();
    await followed;
    await phone.getByRole('button', { name: 'Close' }).tap();
    await phone.getByRole('button', { name: 'Following in 1 interest' }).waitFor();
    await walkTo(phone, '/following');
    await card.waitFor();
    expect(await phone.locator(`[data-post-id="${bbq}"]`).count()).toBe(0);
  });

  await step('a block makes two people invisible to each other', async () => {
    await walkTo(phone, '/newest');
    await card.getByRole('button', { name: 'More about this post' }).tap();
    await phone.getByRole('menuitem', { name: `Block ${other.name}` }).tap();
    const sheet = phone.getByRole('dialog', { name: `Block ${other.name}?` });
    await sheet.getByText('You stop following each other.').waitFor();
    const blocked = phone.waitForResponse((response) => response.url().endsWith('/block'));
    await sheet.getByRole('button', { name: 'Block', exact: true }).tap();
    await blocked;
    await phone.getByText(`${other.name} is blocked`).waitFor();
    expect(await card.count()).toBe(0);
    expect(await statusesOf(phone, other, cats)).toEqual([404, 404]);
    expect(await statusesOf(others, reader, mine)).toEqual([404, 404]);
    await walkTo(phone, `/u/${other.handle}`);
    await phone.getByRole('heading', { name: /not here/i }).waitFor();
    expect(await phone.getByText(other.name).count()).toBe(0);
  });

  await step('a block that is taken back leaves none', async () => {
    await walkTo(phone, '/settings/people');
    await phone.getByRole('button', { name: `Unblock ${other.name}` }).tap();
    await phone.getByText(`${other.name} is no longer blocked`).waitFor();
    expect(await statusesOf(others, reader, mine)).toEqual([200, 200]);
    await walkTo(phone, '/newest');
    await card.waitFor();
  });
});

async function joinAs(page: Page, name: string): Promise<Me> {
  await signUp(page, { name, email: newEmail() });
  const joined = await page.request.post('/api/v1/me/membership');
  // Serialised by the response schema of the route.
  return (await joined.json()) as Me;
}

async function postStory(page: Page, interest: string): Promise<string> {
  const data = { kind: 'story', text: `A story of today, ${Date.now()}.`, interests: [interest] };
  const answer = await page.request.post('/api/v1/posts', { data });
  if (!answer.ok()) throw new Error(`The story was refused: ${await answer.text()}`);
  return ((await answer.json()) as Post).id;
}

/** How the pages of somebody and of a post of theirs are answered; the calls behind them are the server's to prove. */
async function statusesOf({ request }: Page, { handle }: Me, post: string): Promise<number[]> {
  const answers = [await request.get(`/u/${handle}`), await request.get(`/posts/${post}`)];
  return answers.map((answer) => answer.status());
}
