import type { EnthusiastReport, Me, MyEnthusiast, Post } from '@spark/contract';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { newEmail, people, signIn, signUp } from './harness/people.ts';
import { open } from './harness/visit.ts';

const outOfReach = 1_000;
/** Each question costs a Spark more than a moment's wait. */
const patiently = { interval: 250 };

journey(
  'a last smile brings the badge, on the post and the comment, and the switch takes it off',
  async ({ arrive }) => {
    const [phone, desktop, office] = [await arrive(), await arrive({ device: 'desktop' }), await arrive()];
    // Accounts on one device count nothing for each other, and all of ours are on one machine.
    const email = newEmail();
    await desktop.context().setExtraHTTPHeaders({ 'user-agent': `The laptop of ${email}` });
    await signIn(phone, people.member);
    await signUp(desktop, { name: 'Ada Baker', email });
    await signIn(office, people.operator);
    const story = { kind: 'story', text: 'Shortbread, and how it lasts.', interests: ['coffee'] };
    const post = await send<Post>(phone, 'post', '/posts', story);
    await countEverybody(office);
    const me = await read<Me>(phone, '/me');
    // Whatever other journeys did for the member: the line is out of reach for now.
    await send(office, 'patch', '/admin/enthusiasts', { numbers: { earnAt: outOfReach } });
    const own = async () => (await read<MyEnthusiast>(phone, '/me/enthusiast')).scores[0];
    await expect.poll(async () => (await own())?.isEarned, patiently).toBe(false);
    const score = (await own())?.score ?? 0;
    await send(phone, 'post', `/posts/${post.id}/comments`, { text: 'It keeps for a week in a tin.' });

    // The line is drawn just above what the member has: the word of somebody new counts a tenth.
    await send(office, 'patch', '/admin/enthusiasts', { numbers: { earnAt: score + 0.05 } });
    await open(desktop, `/posts/${post.id}`);
    expect(await badgesOf(desktop, me)).toBe(0);
    await desktop
      .getByRole('button', { name: /^Smile/ })
      .first()
      .click();
    await desktop.getByRole('button', { name: /^Save/ }).first().click();
    await expect.poll(async () => (await read<Me>(phone, '/me')).enthusiast, patiently).toBe(true);
    await desktop.reload();
    // Beside the name on the post, and on the comment.
    await expect.poll(() => badgesOf(desktop, me)).toBeGreaterThanOrEqual(2);

    await open(phone, '/settings/enthusiast');
    await phone.getByText('Without anything new it stays', { exact: false }).first().waitFor();
    await phone.getByRole('switch', { name: /^Show the badge/ }).click();
    await phone.getByText('Nobody sees a badge').waitFor();
    await desktop.reload();
    await expect.poll(() => badgesOf(desktop, me)).toBe(0);
    await phone.getByRole('switch', { name: /^Show the badge/ }).click();
    await phone.getByText('The badge shows when you have earned it').waitFor();

    // A report comes to the page that asked for it, whenever it is done.
    await desktop.context().addCookies(await office.context().cookies());
    await open(desktop, '/admin/enthusiasts');
    await desktop.getByRole('button', { name: 'See who gains and loses' }).click();
    await desktop.getByRole('heading', { name: /^Would gain it/ }).waitFor();
    await send(office, 'patch', '/admin/enthusiasts', { numbers: { earnAt: null } });
  },
);

/** Has everybody counted as at night, when accounts on one device are found; a report asked for afterwards says that it is done. */
async function countEverybody(page: Page): Promise<void> {
  await send(page, 'patch', '/admin/enthusiasts', { numbers: { earnAt: null } });
  const { id } = await send<EnthusiastReport>(page, 'post', '/admin/enthusiasts/reports', {
    numbers: { earnAt: null },
  });
  const report = () => read<EnthusiastReport>(page, `/admin/enthusiasts/reports/${id}`);
  await expect.poll(async () => (await report()).outcome, patiently).not.toBeNull();
}

/** How many badges stand beside a person's name: others on the page may have theirs. */
async function badgesOf(page: Page, { name }: Me): Promise<number> {
  return page.evaluate<number>(
    `[...document.querySelectorAll('[title="Enthusiast"]')]
      .filter((badge) => badge.parentElement.textContent.includes(${JSON.stringify(name)})).length`,
  );
}

async function read<T>(page: Page, path: string): Promise<T> {
  // Serialised by the response schema of the route.
  return (await (await page.request.get(`/api/v1${path}`)).json()) as T;
}

async function send<T>(page: Page, method: 'post' | 'patch', path: string, data: object): Promise<T> {
  const headers = method === 'post' ? { 'idempotency-key': crypto.randomUUID() } : {};
  const response = await page.request[method](`/api/v1${path}`, { data, headers });
  if (!response.ok()) throw new Error(`${path}: ${await response.text()}`);
  // As above.
  return (await response.json()) as T;
}
