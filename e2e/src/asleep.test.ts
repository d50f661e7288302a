import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { ownSpark } from './harness/own-spark.ts';
import { newEmail, signUp } from './harness/people.ts';
import { readApi } from './harness/read-api.ts';
import { step } from './harness/step.ts';
import { open, untilAwake } from './harness/visit.ts';

/** So many cards from the top on are touched here. */
const touched = 5;

journey('what a page came with sleeps until it is touched or there is a pause', async ({ arrive }) => {
  const phone = await arrive();
  await signUp(phone, { name: 'Nadia Petrova', email: newEmail() });
  // The browser has no pause until it is told so.
  await phone.addInitScript(`
    const waiting = [];
    window.requestIdleCallback = (run) => waiting.push(run);
    window.pause = () => { while (waiting.length > 0) waiting.shift()(); };
  `);
  await open(phone, '/newest?kind=photo');
  const cards = phone.getByRole('feed').getByRole('article');
  const asleep = phone.locator('article [data-asleep]');
  const before = await looksOf(phone);

  await step('a finger on something asleep is answered at once, and wakes nothing else', async () => {
    expect(await asleep.count()).toBe(await cards.count());
    const smile = cards.nth(2).getByRole('button', { name: /^Smile/ });
    await smile.click();
    expect(await smile.getAttribute('aria-pressed')).toBe('true');
    expect(await asleep.count()).toBe((await cards.count()) - 1);
  });

  await step('so is a key', async () => {
    const save = cards.nth(3).getByRole('button', { name: 'Save' });
    await save.focus();
    await phone.keyboard.press('Enter');
    await expect.poll(() => save.getAttribute('aria-pressed')).toBe('true');
  });

  await step('and what a program presses', async () => {
    const smile = cards.nth(4).getByRole('button', { name: /^Smile/ });
    await smile.dispatchEvent('click');
    await expect.poll(() => smile.getAttribute('aria-pressed')).toBe('true');
  });

  await step('in a pause the rest wakes, and looks as it did', async () => {
    await phone.evaluate('pause()');
    expect(await phone.locator('[data-asleep]').count()).toBe(0);
    expect((await looksOf(phone)).slice(touched)).toEqual(before.slice(touched));
  });

  await step('pages that follow are alive', async () => {
    const first = await cards.count();
    await phone.mouse.wheel(0, 20_000);
    await expect.poll(() => cards.count()).toBeGreaterThan(first);
    expect(await phone.locator('[data-asleep]').count()).toBe(0);
    const smile = cards.nth(first).getByRole('button', { name: /^Smile/ });
    await smile.click();
    await expect.poll(() => smile.getAttribute('aria-pressed')).toBe('true');
  });

  await step('what it says to other programs goes with it', async () => {
    const facts = phone.locator('meta[property^="og:"]');
    expect(await facts.count()).toBeGreaterThan(5);
    await phone.evaluate('window.isSamePage = true');
    await phone.getByRole('link', { name: 'Shop', exact: true }).click();
    await phone.waitForURL('**/shop');
    await expect.poll(() => facts.count()).toBe(0);
    expect(await phone.title()).toMatch(/^Shop/);
    expect(await phone.evaluate('window.isSamePage')).toBe(true);
  });
});

journey(
  'waking puts no number and no time into words again, and says nothing again that stands there',
  async ({ arrive }) => {
    const phone = await arrive();
    // Said again, even the same has styles worked out and a frame drawn. The few fields are made ready anew: somebody may have written
    // into them meanwhile.
    await phone.addInitScript({
      content: `
    window.made = [];
    for (const name of ['DateTimeFormat', 'NumberFormat', 'RelativeTimeFormat', 'ListFormat']) {
      Intl[name] = new Proxy(Intl[name], {
        construct: (...all) => (window.made.push(name), Reflect.construct(...all)),
      });
    }
    window.woken = false;
    window.again = [];
    new MutationObserver((changes) => {
      // What came of one turn is told together.
      if (!changes.some(({ attributeName }) => attributeName === 'data-asleep')) return;
      window.woken = true;
      for (const { target, attributeName: name, oldValue } of changes)
        if (!target.matches('input, textarea') && target.getAttribute(name) === oldValue)
          again.push(target.localName + ' ' + name + '=' + oldValue);
    }).observe(document, { subtree: true, attributes: true, attributeOldValue: true });
  `,
    });
    const post = await firstOf('/feed?view=newest&limit=1');
    const product = await firstOf('/products?limit=1');
    for (const path of ['/newest', `/posts/${post.id}`, `/products/${product.id}`]) {
      await step(`on ${path}`, async () => {
        await open(phone, path);
        await untilAwake(phone);
        expect(await phone.evaluate('made')).toEqual([]);
        expect(await phone.evaluate('woken')).toBe(true);
        expect(await phone.evaluate('again')).toEqual([]);
      });
    }
  },
);

async function firstOf(path: string): Promise<{ id: string }> {
  const { items } = await readApi<{ items: { id: string }[] }>(ownSpark(), path);
  const [first] = items;
  if (first === undefined) throw new Error(`Nothing is at ${path}.`);
  return first;
}

/** What each card says, and how high it is. Whether a caption is cut is guessed until it is alive. */
async function looksOf(page: Page) {
  const cards = page.locator('article[data-post-id]');
  const heights = await cards.evaluateAll((all) => all.map((card) => card.getBoundingClientRect().height));
  const words = (await cards.allInnerTexts()).map((text) =>
    text.replace('… more', '').split(/\s+/).join(' '),
  );
  return heights.map((height, index) => ({ height, words: words[index] }));
}
