import type { FileChooser, Locator } from 'playwright-core';
import { expect } from 'vitest';
import { findProducts } from './harness/composer.ts';
import { journey } from './harness/journey.ts';
import { expectFocus, tabTo } from './harness/keyboard.ts';
import { people, signIn } from './harness/people.ts';
import { takePhoto } from './harness/photos.ts';
import { open } from './harness/visit.ts';

journey('a photo is tagged and published with the keyboard alone', async ({ desktop }) => {
  const [kept, taken] = await findProducts();
  const { keyboard } = desktop;
  await signIn(desktop, people.member);
  // The browser hands over its file chooser only some time after somebody has begun to wait for it.
  const chooser = new Promise<FileChooser>((resolve) => desktop.once('filechooser', resolve));
  await open(desktop, '/compose');
  const picker = desktop.locator('input[type=file]');
  await tabTo(desktop, picker);
  await keyboard.press('Enter');
  await (await chooser).setFiles(await takePhoto());

  const description = desktop.getByLabel('What is on it?');
  await tabTo(desktop, description);
  await keyboard.type('A mug on a windowsill');
  for (const product of [kept, taken]) {
    await tabTo(desktop, desktop.getByRole('button', { name: 'Tag a product' }));
    await keyboard.press('Enter');
    await expectFocus(desktop.getByRole('dialog').getByRole('searchbox'));
    await keyboard.type(product.title);
    const found = desktop.getByRole('dialog').getByRole('button', { name: product.title }).first();
    await found.waitFor();
    await tabTo(desktop, found);
    await keyboard.press('Enter');
    await desktop.getByRole('list', { name: 'Tagged products' }).getByText(product.title).waitFor();
  }

  const move = desktop.getByRole('button', { name: `Move ${kept.title}`, exact: true });
  const dot = desktop.locator(`#dot-${kept.id}`);
  const before = await placeOf(dot);
  await tabTo(desktop, move);
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowRight');
  await keyboard.press('Shift+ArrowDown');
  const after = await placeOf(dot);
  expect(after.left - before.left).toBeCloseTo(2, 5);
  expect(after.top - before.top).toBeCloseTo(5, 5);
  await keyboard.press('Enter');
  await expectFocus(dot);
  await keyboard.press('ArrowUp');
  expect((await placeOf(dot)).top).toBeCloseTo(after.top - 1, 5);

  await tabTo(desktop, desktop.getByRole('button', { name: `Move ${taken.title}`, exact: true }));
  await keyboard.press('Delete');
  await expect.poll(() => desktop.locator(`#dot-${taken.id}`).count()).toBe(0);
  await expectFocus(desktop.getByRole('button', { name: 'Tag a product' }));

  await tabTo(desktop, desktop.getByRole('group', { name: 'Interests' }).getByRole('checkbox').first());
  await keyboard.press('Space');
  await tabTo(desktop, desktop.getByRole('button', { name: 'Publish', exact: true }));
  await keyboard.press('Enter');
  await desktop.waitForURL('**/posts/*');
  await desktop.getByRole('link', { name: 'Shop this photo, 1 product', exact: true }).waitFor();
});

async function placeOf(dot: Locator): Promise<{ left: number; top: number }> {
  const style = (await dot.getAttribute('style')) ?? '';
  const read = (side: string) => Number(new RegExp(`${side}: ([\\d.]+)%`).exec(style)?.[1]);
  return { left: read('left'), top: read('top') };
}
