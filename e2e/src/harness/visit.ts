import type { Page } from 'playwright-core';

/** SvelteKit puts this on the page once it is alive; until then only links and forms work. */
const aliveMark = '#svelte-announcer';

/** Opens a page and waits until it is alive. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await untilAlive(page);
}

/** Goes on from a page that is alive as a link on it does: the next one is shown without loading the app anew. */
export async function walkTo(page: Page, path: string): Promise<void> {
  await page.evaluate(`{
    const link = Object.assign(document.createElement('a'), { href: ${JSON.stringify(path)} });
    document.body.append(link);
    link.click();
    link.remove();
  }`);
  await page.waitForURL((url) => url.pathname + url.search === path);
  // Whatever the page reads once it is there, it says so.
  await page.evaluate(`${whenStill}.then(() => new Promise((done) => {
    const look = () =>
      document.querySelector('main[aria-busy=true], main [aria-busy=true]') === null ? done() : requestAnimationFrame(look);
    look();
  }))`);
}

/** In a page: until what has just changed is drawn, its letters are there and nothing moves or changes its colour any more. */
export const whenStill = `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  .then(() => document.fonts.ready)
  .then(() => Promise.allSettled(document.getAnimations()
    .filter((animation) => animation.effect?.getTiming().iterations !== Infinity)
    .map((animation) => animation.finished)))
  .then(() => undefined)`;

/** Waits until then. */
export async function untilStill(page: Page): Promise<void> {
  await page.evaluate(whenStill);
}

/** Waits until a page that was loaded anew is alive. */
export async function untilAlive(page: Page): Promise<void> {
  await page.locator(aliveMark).waitFor({ state: 'attached' });
}

/** Waits until all that a page came with has come alive: a finger that comes down before may find the page busy. */
export async function untilAwake(page: Page): Promise<void> {
  await page.locator('[data-asleep]').first().waitFor({ state: 'detached' });
}

const scripts = /\/_app\/.*\.js$/;

/**
 * Lets the pages opened next wait for their scripts, as on a slow line. What it returns lets the scripts through, and waits
 * until the page is alive.
 */
export async function holdScripts(page: Page): Promise<() => Promise<void>> {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(scripts, async (route) => {
    await held;
    await route.continue();
  });
  return async () => {
    release();
    await untilAlive(page);
    await page.unroute(scripts);
  };
}

/** Where in Spark somebody is: the path with its query. */
export function whereIs(page: Page): string {
  const { pathname, search } = new URL(page.url());
  return pathname + search;
}
