import type { Page } from 'playwright-core';

/** Chooses interests on the welcome page and, unless told otherwise, goes on to the feed. Answers their names. */
export async function chooseInterests(
  page: Page,
  {
    from = 0,
    howMany = 5,
    isFinished = true,
  }: { from?: number; howMany?: number; isFinished?: boolean } = {},
): Promise<string[]> {
  const tiles = page.locator('label').filter({ has: page.getByRole('checkbox') });
  const names: string[] = [];
  for (let at = from; at < from + howMany; at += 1) {
    await tiles.nth(at).click();
    names.push(((await tiles.nth(at).textContent()) ?? '').trim());
  }
  if (isFinished) await page.getByRole('button', { name: 'Show my Spark' }).click();
  return names;
}
