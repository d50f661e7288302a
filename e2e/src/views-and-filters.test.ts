import type { Problem } from '@spark/contract';
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { people, signIn } from './harness/people.ts';
import { scrollTo } from './harness/scroll.ts';
import { step } from './harness/step.ts';
import { open, whereIs } from './harness/visit.ts';

journey(
  'feeds, kinds and interests are chosen, a feed ends, and a vote in it can be changed',
  async ({ arrive }) => {
    const phone = await arrive({ refusals: [400] });
    await signIn(phone, people.member);
    await open(phone, '/');
    const feeds = phone.getByRole('navigation', { name: 'Feeds' });
    const kinds = phone.getByRole('navigation', { name: 'Kinds of post' });
    const articles = phone.getByRole('feed').getByRole('article');

    await step('the three feeds and the kinds of post keep each other', async () => {
      await kinds.getByRole('link', { name: 'Polls' }).click();
      await phone.waitForURL('**/?kind=poll');
      await phone.getByRole('list', { name: 'Choices' }).first().waitFor();
      // Cards far from the window are put away, and named by their authors meanwhile.
      const drawn = phone.getByRole('feed').locator('article[aria-labelledby]');
      await expect.poll(async () => countOtherKinds(drawn)).toBe(0);
      await feeds.getByRole('link', { name: 'Newest' }).click();
      await phone.waitForURL('**/newest?kind=poll');
      expect(await feeds.getByRole('link', { name: 'Newest' }).getAttribute('aria-current')).toBe('page');
    });

    await step('a vote shows the results of a poll, and can be changed', async () => {
      const undecided = phone
        .getByRole('list', { name: 'Choices' })
        .filter({ has: phone.getByRole('button', { pressed: false }) });
      const name = await articles.filter({ has: undecided }).first().getAttribute('aria-labelledby');
      const poll = phone.locator(`[aria-labelledby="${name}"]`);
      const choices = poll.getByRole('list', { name: 'Choices' }).getByRole('listitem');
      const changeVote = poll.getByRole('button', { name: 'Change vote' });
      await choices.nth(0).getByRole('button').click();
      await changeVote.waitFor();
      expect(await choices.nth(0).textContent()).toMatch(/Your vote.*\d+%/);
      await changeVote.click();
      await choices.nth(1).getByRole('button').click();
      await changeVote.waitFor();
      expect(await choices.nth(1).textContent()).toMatch(/Your vote/);
      expect(await choices.nth(0).textContent()).not.toMatch(/Your vote/);
    });

    await step('scrolling fetches more, repeats nothing and ends, whoever signed out meanwhile', async () => {
      await kinds.getByRole('link', { name: 'Links' }).click();
      await phone.waitForURL('**/newest?kind=link');
      // In another tab: where this feed was to go on is nobody's any more.
      const signedIn = await phone.context().cookies();
      await phone.context().clearCookies();
      const refused = phone.waitForResponse((response) => response.status() === 400);
      await scrollTo(phone, phone.getByText('You’re all caught up'));
      const names = await phone
        .getByRole('article')
        .evaluateAll((all) => all.map((article) => article.getAttribute('data-post-id')));
      expect(new Set(names).size).toBe(names.length);
      expect(names.length).toBeGreaterThanOrEqual(20);
      expect(whereIs(phone)).toBe('/newest?kind=link');
      expect((await (await refused).json()) as Problem).toMatchObject({ code: 'invalid_cursor' });
      await phone.context().addCookies(signedIn);
    });

    await step('the interest of a post leads to its page, and Following is one tap away', async () => {
      await kinds.getByRole('link', { name: 'All' }).click();
      await phone.waitForURL((url) => url.pathname + url.search === '/newest');
      const link = articles.first().locator('a[href^="/interests/"]').first();
      const name = (await link.textContent()) ?? '';
      await link.click();
      await phone.waitForURL('**/interests/*');
      await phone.getByRole('heading', { level: 1, name }).waitFor();
      await phone.getByRole('article').first().waitFor();
      await phone.goBack();
      await feeds.getByRole('link', { name: 'Following' }).click();
      await phone.waitForURL('**/following');
      await articles.first().waitFor();
    });
  },
);

/** How many of some cards are no polls. */
async function countOtherKinds(cards: Locator): Promise<number> {
  const polls = cards.filter({ has: cards.page().getByRole('list', { name: 'Choices' }) });
  return (await cards.count()) - (await polls.count());
}
