import type { Page } from 'playwright-core';

/** SvelteKit puts this on the page once it is alive; until then only links and forms work. */
const aliveMark = '#svelte-announcer';

/** Opens a page and waits until it is alive. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await untilAlive(page);
}

/** Waits until a page that was loaded anew is alive. */
export async function untilAlive(page: Page): Promise<void> {
  await page.locator(aliveMark).waitFor({ state: 'attached' });
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
