import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { dotsOf } from './harness/dots.ts';
import { journey } from './harness/journey.ts';
import { newEmail, signUp } from './harness/people.ts';
import { step } from './harness/step.ts';
import { open, untilAlive, walkTo } from './harness/visit.ts';

journey(
  'a smile is given and taken back by the button, given by a double tap, and invites a visitor',
  async ({ arrive }) => {
    const phone = await arrive({ refusals: [401] });
    await open(phone, '/newest');

    await step('a visitor who smiles is invited to sign up', async () => {
      const smile = phone
        .getByRole('article')
        .first()
        .getByRole('button', { name: /^Smile/ });
      const before = await countOf(smile);
      await smile.click();
      await phone.getByRole('dialog', { name: /^Sign up/ }).waitFor();
      expect(await countOf(smile)).toBe(before);
    });

    await signUp(phone, { name: 'Mateo Rojas', email: newEmail() });
    await open(phone, '/newest');
    await step('the button gives a smile and takes it back', async () => {
      // One that a post which comes meanwhile does not take the place of.
      const id = await phone.getByRole('article').first().getAttribute('data-post-id');
      const smile = phone.locator(`[data-post-id="${id}"]`).getByRole('button', { name: /^Smile/ });
      const before = await countOf(smile);
      expect(await smile.getAttribute('aria-pressed')).toBe('false');
      await answered(smile, () => smile.click());
      expect(await countOf(smile)).toBe(before + 1);
      await phone.reload();
      await untilAlive(phone);
      await expect.poll(() => smile.getAttribute('aria-pressed')).toBe('true');
      await answered(smile, () => smile.click());
      expect(await smile.getAttribute('aria-pressed')).toBe('false');
      expect(await countOf(smile)).toBe(before);
    });

    await step('a double tap on a photo gives a smile and never takes it away', async () => {
      await walkTo(phone, '/newest?kind=photo');
      const named = phone.getByRole('img', { name: /\w/ });
      const article = phone.getByRole('article').filter({ has: named }).first();
      const smile = article.getByRole('button', { name: /^Smile/ });
      const photo = article.getByRole('img', { name: /\w/ }).first();
      const before = await countOf(smile);
      await answered(smile, () => photo.dblclick({ position: { x: 10, y: 10 } }));
      expect(await countOf(smile)).toBe(before + 1);
      // More than a double tap's time later: otherwise it would be taken for a third and fourth tap.
      await phone.waitForTimeout(400);
      await photo.dblclick({ position: { x: 10, y: 10 } });
      await phone.waitForTimeout(400);
      expect(await smile.getAttribute('aria-pressed')).toBe('true');
      expect(await countOf(smile)).toBe(before + 1);
      expect(await dotsOf(article).count()).toBe(0);
    });
  },
);

async function answered(smile: Locator, act: () => Promise<void>): Promise<void> {
  const answer = smile.page().waitForResponse((response) => response.url().endsWith('/smile'));
  await act();
  await answer;
}

async function countOf(smile: Locator): Promise<number> {
  const label = (await smile.getAttribute('aria-label')) ?? '';
  return Number(/\d+/.exec(label)?.[0] ?? 0);
}
