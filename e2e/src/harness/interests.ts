import type { Page } from 'playwright-core';

/** Chooses interests on the welcome page and, unless told otherwise, goes on to the feed. Answers their names. */
export async function chooseInterests(
  page: Page,
  { howMany = 5, isFinished = true }: { howMany?: number; isFinished?: boolean } = {},
): Promise<string[]> {
  const boxes = page.getByRole('checkbox');
  const names: string[] = [];
  for (let at = 0; at < howMany; at += 1) {
    const box = boxes.nth(at);
    // The box itself is hidden beneath its picture; people tap the picture.
    await box.check({ force: true });
    names.push(await box.evaluate((element) => element.closest('label')?.textContent?.trim() ?? ''));
  }
  if (isFinished) await page.getByRole('button', { name: 'Show my Spark' }).click();
  return names;
}
