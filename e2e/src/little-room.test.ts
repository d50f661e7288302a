import type { Post } from '@spark/contract';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { findLost } from './harness/lost-content.ts';
import { newEmail, signUp } from './harness/people.ts';
import { open, untilStill, walkTo } from './harness/visit.ts';
import { narrow } from './harness/ways-of-seeing.ts';

// All screens are looked at in little room in `every-screen.test.ts`.

journey('the longest word and names of all scripts stay within their place', async ({ arrive }) => {
  const [reader, author] = [await arrive({ viewport: narrow }), await arrive()];
  const posts: Posted[] = [];
  try {
    for (const name of ['אבגד 👩‍👩‍👧 Ines', '🦊🌻🍞', 'W'.repeat(60)]) posts.push(await postAs(author, name));
    await open(reader, '/newest');
    for (const { id } of posts) await reader.locator(`article[data-post-id="${id}"]`).waitFor();
    expect(await findLost(reader)).toEqual([]);
    for (const { id, name } of posts) {
      await walkTo(reader, `/posts/${id}`);
      expect({ name, lost: await findLost(reader) }).toEqual({ name, lost: [] });
      const shown = reader.getByRole('main').locator('bdi').first();
      expect(await shown.textContent()).toBe(name);
    }
  } finally {
    // Others read feeds, too.
    for (const { remove } of posts) await remove();
  }
});

journey(
  'with letters twice as large no button lies over a price, and the narrowest window has all its ways in and out',
  async ({ phone }) => {
    await open(phone, '/newest?kind=photo');
    await phone.evaluate("document.documentElement.style.fontSize = '200%'");
    await phone
      .getByRole('link', { name: /^Shop this photo/ })
      .first()
      .click();
    const product = phone.getByRole('dialog').getByRole('listitem').first();
    const [words, button] = [product.getByRole('link').first(), product.getByRole('button').first()];
    await button.waitFor();
    await untilStill(phone);
    const [price, beneath] = [await words.boundingBox(), await button.boundingBox()];
    expect(beneath?.y).toBeGreaterThanOrEqual((price?.y ?? 0) + (price?.height ?? Infinity));
    expect(await findLost(phone)).toEqual([]);

    await phone.setViewportSize(narrow);
    await untilStill(phone);
    const close = phone.getByRole('dialog').getByRole('button', { name: 'Close' });
    expect(await endOf(close)).toBeLessThanOrEqual(narrow.width);
    await close.click();
    const signUpLink = phone.getByRole('banner').getByRole('link', { name: 'Sign up' });
    expect(await endOf(signUpLink)).toBeLessThanOrEqual(narrow.width);
  },
);

/** How far from the edge at which lines begin something ends. */
async function endOf(thing: Locator): Promise<number> {
  const { x, width } = (await thing.boundingBox()) ?? { x: 0, width: Infinity };
  return x + width;
}

interface Posted {
  id: string;
  name: string;
  remove(): Promise<void>;
}

/** Posts the longest word as somebody new, who says it again beneath. */
async function postAs(author: Page, name: string): Promise<Posted> {
  // 5,000 letters; a post and a comment hold what they can of them.
  const word = 'Donaudampfschiffsgesell'.repeat(218);
  await author.context().clearCookies();
  await signUp(author, { name, email: newEmail() });
  const session = await author.context().cookies();
  await author.request.post('/api/v1/me/membership', { data: {} });
  const data = { kind: 'story', text: word.slice(0, 2_200), interests: ['cats'] };
  const response = await author.request.post('/api/v1/posts', { data });
  // Serialised by the response schema of the route.
  const { id } = (await response.json()) as Post;
  await author.request.post(`/api/v1/posts/${id}/comments`, { data: { text: word.slice(0, 1_900) } });
  return {
    id,
    name,
    remove: async () => {
      await author.context().addCookies(session);
      await author.request.delete(`/api/v1/posts/${id}`);
    },
  };
}
