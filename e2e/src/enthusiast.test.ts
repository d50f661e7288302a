import type { Me, MyEnthusiast, Page as List, Post } from '@spark/contract';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { people, signIn } from './harness/people.ts';
import { open } from './harness/visit.ts';

journey(
  'a last smile brings the badge, on the post and the comment, and the switch takes it off',
  async ({ arrive }) => {
    const [phone, desktop, office] = [await arrive(), await arrive({ device: 'desktop' }), await arrive()];
    await signIn(phone, people.member);
    await signIn(desktop, people.creator);
    await signIn(office, people.operator);
    const me = await read<Me>(phone, '/me');
    const before = await read<MyEnthusiast>(phone, '/me/enthusiast');
    const score = before.scores[0]?.score ?? 0;
    expect(before.scores[0]?.isEarned).toBe(false);
    const { items } = await read<List<Post>>(phone, `/users/${me.handle}/posts`);
    const [post] = items;
    if (post === undefined) throw new Error('The demo member has no posts.');
    await send(phone, 'post', `/posts/${post.id}/comments`, { text: 'It keeps for a week in a tin.' });

    // The line is drawn just above what the member has.
    await send(office, 'patch', '/admin/enthusiasts', { numbers: { earnAt: score + 0.1 } });
    await open(desktop, `/posts/${post.id}`);
    expect(await desktop.getByTitle('Enthusiast', { exact: true }).count()).toBe(0);
    await desktop
      .getByRole('button', { name: /^Smile/ })
      .first()
      .click();
    await desktop.getByRole('button', { name: /^Save/ }).first().click();
    await expect.poll(async () => (await read<Me>(phone, '/me')).enthusiast).toBe(true);
    await desktop.reload();
    await expect
      .poll(() => desktop.getByTitle('Enthusiast', { exact: true }).count())
      .toBeGreaterThanOrEqual(2);

    await open(phone, '/settings/enthusiast');
    await phone.getByText('Without anything new it stays', { exact: false }).first().waitFor();
    await phone.getByRole('switch', { name: /^Show the badge/ }).click();
    await phone.getByText('Nobody sees a badge').waitFor();
    await desktop.reload();
    await expect.poll(() => desktop.getByTitle('Enthusiast', { exact: true }).count()).toBe(0);
    await phone.getByRole('switch', { name: /^Show the badge/ }).click();
    await send(office, 'patch', '/admin/enthusiasts', { numbers: { earnAt: null } });
  },
);

async function read<T>(page: Page, path: string): Promise<T> {
  // Serialised by the response schema of the route.
  return (await (await page.request.get(`/api/v1${path}`)).json()) as T;
}

async function send(page: Page, method: 'post' | 'patch', path: string, data: object): Promise<void> {
  const headers = method === 'post' ? { 'idempotency-key': crypto.randomUUID() } : {};
  const response = await page.request[method](`/api/v1${path}`, { data, headers });
  if (!response.ok()) throw new Error(`${path}: ${await response.text()}`);
}
