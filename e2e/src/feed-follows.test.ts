import type { Me, Post, PostPage } from '@spark/contract';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { newEmail, signUp } from './harness/people.ts';
import { step } from './harness/step.ts';
import { open, untilAlive, walkTo } from './harness/visit.ts';

const interests = ['bbq', 'cats', 'books', 'fitness', 'music'];
const isOfCats = ({ interests: all }: Post) => all.some(({ slug }) => slug === 'cats');

journey(
  'For you follows what one smiles at, turns off and is not interested in; somebody is followed, blocked, and neither',
  async ({ arrive }) => {
    const [phone, others] = [await arrive({ refusals: [404] }), await arrive()];
    const reader = await joinAs(phone, `Rosa Lind ${Date.now()}`);
    const chosen = await phone.request.put('/api/v1/me/interests', { data: { slugs: interests } });
    expect(chosen.status(), await chosen.text()).toBe(200);

    const shown = await step('two smiles at posts of one kind bring more of it, and why says so', () =>
      smileTwice(phone),
    );
    await step('turning its interest off takes a post away', () => turnInterestsOff(phone, shown));
    await step('what one is not interested in is gone, until one shows it again', () => hideOne(phone));
    await followAndBlock(phone, others, reader);
  },
);

/** Leaves the sheet open that says why a post of cats is there; answers its id. */
async function smileTwice(phone: Page): Promise<string> {
  const before = await readForYou(phone);
  const shown = new Set(before.map(({ id }) => id));
  const { items } = await readPage(phone, '/feed?view=newest&interests=cats&limit=50');
  const others = items.filter((post) => isOfCats(post) && !shown.has(post.id));
  // The button has a journey of its own.
  for (const { id } of others.slice(0, 2)) {
    expect((await phone.request.put(`/api/v1/posts/${id}/smile`)).ok()).toBe(true);
  }

  const after = await readForYou(phone);
  expect(weightOfCats(after)).toBeGreaterThan(weightOfCats(before));
  await open(phone, '/');
  const id = after.find(isOfCats)?.id ?? '';
  const cats = phone.locator(`[data-post-id="${id}"]`);
  await cats.getByRole('button', { name: 'More about this post' }).tap();
  await phone.getByRole('menuitem', { name: 'Why this?' }).tap();
  await whySheet(phone)
    .getByText(/^You chose .*Cats.*, and took to 2 posts like this/)
    .waitFor();
  return id;
}

async function turnInterestsOff(phone: Page, id: string): Promise<void> {
  const sheet = whySheet(phone);
  const terms = sheet.getByRole('list').getByRole('listitem');
  const values = await Promise.all((await terms.all()).map(async (term) => valueIn(await term.innerText())));
  expect(values.reduce((sum, value) => sum + value, 0)).toBe(
    valueIn(await sheet.locator('.sum').innerText()),
  );

  const sliders = sheet.getByRole('slider');
  for (const slider of await sliders.all()) await turnOff(phone, slider);
  await sheet.getByText(/^You turned .* off/).waitFor();
  await sheet.getByRole('button', { name: 'Close' }).tap();
  await sheet.waitFor({ state: 'detached' });
  await walkTo(phone, '/newest');
  await walkTo(phone, '/');
  await phone.getByRole('article').first().waitFor();
  expect(await phone.locator(`[data-post-id="${id}"]`).count()).toBe(0);

  await walkTo(phone, '/settings/feed');
  expect(await phone.getByRole('slider', { name: 'Cats', exact: true }).inputValue()).toBe('0');
  await phone.getByRole('button', { name: 'Back to usual' }).tap();
  await expect.poll(() => phone.getByRole('slider', { name: 'Cats', exact: true }).inputValue()).toBe('1');
}

async function hideOne(phone: Page): Promise<void> {
  await walkTo(phone, '/newest');
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
}

function whySheet(phone: Page): Locator {
  return phone.getByRole('dialog', { name: 'Why this?' });
}

/** How much of a feed is of cats, and how far up: the first places hold so many of them that counting says little. */
function weightOfCats(posts: readonly Post[]): number {
  return posts.reduce((sum, post, place) => sum + (isOfCats(post) ? 1 / Math.log2(place + 2) : 0), 0);
}

/** The first forty posts of For you. */
async function readForYou(page: Page): Promise<Post[]> {
  const posts: Post[] = [];
  let more = '';
  while (posts.length < 40) {
    const { items, nextCursor } = await readPage(page, `/feed?view=for-you&limit=20${more}`);
    posts.push(...items);
    if (nextCursor === null) break;
    more = `&cursor=${encodeURIComponent(nextCursor)}`;
  }
  return posts.slice(0, 40);
}

async function readPage({ request }: Page, path: string): Promise<PostPage> {
  // The parse boundary: serialised by the response schema of the route.
  return (await (await request.get(`/api/v1${path}`)).json()) as PostPage;
}

/** Turns a slider off by keyboard, and waits until the server has it and the reasons were read anew. */
async function turnOff(page: Page, slider: Locator): Promise<void> {
  const settled = page.waitForResponse((response) => response.url().endsWith('/why'));
  await slider.press('Home');
  await settled;
}

/** The number at the end of a line, in hundredths. */
function valueIn(line: string): number {
  const [number = ''] = /[+−]?\d+\.\d\d\s*$/.exec(line) ?? [];
  return Math.round(Number(number.replace('−', '-')) * 100);
}

async function followAndBlock(phone: Page, others: Page, reader: Me): Promise<void> {
  const other = await joinAs(others, `Klaus Brenner ${Date.now()}`);
  const [cats, bbq] = [await postStory(others, 'cats'), await postStory(others, 'bbq')];
  const mine = await postStory(phone, 'cats');
  const card = phone.locator(`[data-post-id="${cats}"]`);

  await step('Following shows no more than the interest that is followed', async () => {
    await walkTo(phone, `/u/${other.handle}`);
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
}

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
