import { AxeBuilder } from '@axe-core/playwright';
import type { PostPage } from '@spark/contract';
import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { journey } from './harness/journey.ts';
import { people, signIn } from './harness/people.ts';
import { readApi } from './harness/read-api.ts';
import { open } from './harness/visit.ts';

const visitorScreens = ['/welcome', '/sign-in', '/sign-up', '/newest', '/search?q=hat'];
const memberScreens = ['/', '/following', '/compose', '/saved', '/settings', '/interests', '/join'];

for (const colorScheme of ['light', 'dark'] as const) {
  journey(`axe finds nothing serious on the screens of a visitor (${colorScheme})`, async ({ arrive }) => {
    const phone = await arrive({ colorScheme, reducedMotion: 'reduce' });
    for (const path of visitorScreens) await expectAccessible(phone, path);
  });

  journey(`axe finds nothing serious on the screens of a member (${colorScheme})`, async ({ arrive }) => {
    const phone = await arrive({ colorScheme, reducedMotion: 'reduce' });
    const { items } = await readApi<PostPage>(inject('spark'), '/feed?view=newest&kind=photo');
    const post = items.find(({ shoppableCount }) => shoppableCount > 0);
    if (post === undefined) throw new Error('The demo has nothing to buy.');
    await signIn(phone, people.member);
    const paths = [`/posts/${post.id}`, `/products/${post.products[0]?.id}`, `/u/${post.author.handle}`];
    for (const path of [...memberScreens, ...paths]) await expectAccessible(phone, path);

    await open(phone, `/posts/${post.id}`);
    await phone.getByRole('link', { name: /^Shop this photo/ }).click();
    await phone.getByRole('dialog').getByRole('link').first().waitFor();
    expect(await seriousFaults(phone)).toEqual([]);
  });
}

async function expectAccessible(page: Page, path: string): Promise<void> {
  await open(page, path);
  expect(await seriousFaults(page), path).toEqual([]);
}

/** What axe calls serious or critical: rule, and the elements it is about. */
async function seriousFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}
