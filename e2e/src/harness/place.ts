import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { scrollTo } from './scroll.ts';

/** Further than this from where it was, a post has lost its place. */
const tolerancePx = 4;

/** A post that is being read, and where its upper edge is. */
export interface Place {
  postId: string;
  top: number;
}

/** Reads on to a post of the feed, and into it a little; answers where one is then. */
export async function readTo(page: Page, at: number): Promise<Place> {
  const article = page.getByRole('feed').getByRole('article').nth(at);
  await scrollTo(page, article);
  await article.evaluate((card) => card.scrollIntoView({ block: 'start' }));
  await page.mouse.wheel(0, 37);
  await page.waitForTimeout(150);
  const postId = await article.getAttribute('data-post-id');
  if (postId === null) throw new Error('The article is of no post.');
  return { postId, top: await topOf(article) };
}

/** Expects a post to stand where it stood. */
export async function expectPlace(page: Page, { postId, top }: Place): Promise<void> {
  const post = page.locator(`article[data-post-id="${postId}"]`);
  await post.waitFor();
  await expect.poll(async () => Math.abs((await topOf(post)) - top)).toBeLessThan(tolerancePx);
}

/** How far the upper edge of something is from that of the window. */
export async function topOf(target: Locator): Promise<number> {
  const box = await target.boundingBox();
  if (box === null) throw new Error('It is not on the page.');
  return box.y;
}
