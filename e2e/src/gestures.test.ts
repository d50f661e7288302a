import type { Page } from 'playwright-core';
import { setTimeout } from 'node:timers/promises';
import { expect } from 'vitest';
import { dotsOf } from './harness/dots.ts';
import { Fingers } from './harness/fingers.ts';
import { journey } from './harness/journey.ts';
import { newEmail, signUp } from './harness/people.ts';
import { step } from './harness/step.ts';
import { open, untilAwake, walkTo } from './harness/visit.ts';

journey('fingers pull the feed, magnify a photo, draw a sheet about and swipe photos', async ({ phone }) => {
  await phone.addInitScript(`{
    const start = document.startViewTransition.bind(document);
    window.transitions = 0;
    document.startViewTransition = (change) => { window.transitions += 1; return start(change); };
  }`);
  await signUp(phone, { name: 'Lucia Romano', email: newEmail() });
  await open(phone, '/newest?kind=photo');
  await untilAwake(phone);
  const fingers = await Fingers.of(phone);

  await step('pulling the feed down at its top reads it anew, and nowhere else', async () => {
    const reads: string[] = [];
    phone.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname === '/api/v1/feed') reads.push(request.url());
    });
    await fingers.drag({ x: 195, y: 200 }, { x: 195, y: 240 });
    await fingers.drag({ x: 195, y: 200 }, { x: 20, y: 240 });
    expect(reads).toEqual([]);
    const read = phone.waitForResponse((response) => new URL(response.url()).pathname === '/api/v1/feed');
    await tryUntil(read, () => fingers.drag({ x: 195, y: 200 }, { x: 195, y: 520 }));
    expect(await phone.evaluate('scrollY')).toBe(0);
  });

  await step('two fingers on a photo magnify it and give no smile', async () => {
    await walkTo(phone, '/following');
    await walkTo(phone, '/newest?kind=photo');
    // What others posted may say nothing of its photos.
    const named = phone.getByRole('img', { name: /\w/ });
    const article = phone.getByRole('feed').getByRole('article').filter({ has: named }).first();
    const photo = article.getByRole('img', { name: /\w/ }).first();
    const { x, y } = await centreOf(phone, photo);
    for (let time = 0; time < 2; time += 1) await fingers.pinch({ x, y });
    await phone.waitForTimeout(400);
    const smile = article.getByRole('button', { name: /^Smile/ });
    expect(await smile.getAttribute('aria-pressed')).toBe('false');
    expect(await dotsOf(article).count()).toBe(0);
  });

  await step('a sheet follows the finger, scrolls, and closes where it is pulled down', async () => {
    await phone
      .getByRole('link', { name: /^Shop this photo/ })
      .first()
      .tap();
    const sheet = phone.getByRole('dialog', { name: 'Shop this photo' });
    await sheet.getByRole('link').first().waitFor();
    await phone.waitForTimeout(300);
    const box = await sheet.boundingBox();
    if (box === null) throw new Error('There is no sheet.');
    const words = { x: 120, y: box.y + 100 };
    // A little, and slowly: it comes back.
    await fingers.drag(words, { x: 120, y: words.y + 40 }, { stepMs: 60 });
    await expect.poll(async () => Math.abs(((await sheet.boundingBox())?.y ?? 0) - box.y)).toBeLessThan(2);
    // By what is written on it, and fast; where a busy browser sees too little of that, as far as it takes.
    let far = 160;
    await tryUntil(sheet.waitFor({ state: 'detached' }), async () => {
      await fingers.drag(words, { x: 120, y: words.y + far });
      far = 560;
    });
  });

  await step('the photos of a post are swiped', async () => {
    const swiped = phone.locator(ofSeveral).first();
    const { x, y } = await centreOf(phone, swiped.locator('[aria-roledescription="carousel"]'));
    await fingers.drag({ x: x + 120, y }, { x: x - 120, y: y + 8 });
    await swiped.getByText(/^2\/\d+$/).waitFor();
  });

  await step(
    'the picture of a card becomes that of its page, and nothing moves for who wants it still',
    async () => {
      expect(await phone.evaluate('transitions')).toBe(0);
      for (const reducedMotion of ['no-preference', 'reduce'] as const) {
        await phone.emulateMedia({ reducedMotion });
        // By the time it was posted: at its comments the picture would be out of sight.
        await phone.locator('article a:has(time)').first().click();
        await phone.waitForURL('**/posts/*');
        await phone.getByRole('textbox', { name: /comment/i }).waitFor();
        await phone.goBack();
        await phone.waitForURL('**/newest?kind=photo');
        await phone.getByRole('feed').getByRole('article').first().waitFor();
        // Two when it was to move, and none more after that.
        await expect.poll(() => phone.evaluate('transitions')).toBe(2);
      }
    },
  );
});

journey('the photos of a post are turned by keys and buttons', async ({ desktop }) => {
  await open(desktop, '/newest?kind=photo');
  const post = desktop.locator(ofSeveral).first();
  await post.scrollIntoViewIfNeeded();
  await post.hover();
  await post.getByRole('button', { name: 'Next photo' }).click();
  await post.getByText(/^2\/\d+$/).waitFor();
  await post.locator('[aria-roledescription="carousel"] > [tabindex="0"]').focus();
  await desktop.keyboard.press('ArrowLeft');
  await post.getByText(/^1\/\d+$/).waitFor();
  await desktop.keyboard.press('ArrowRight');
  await post.getByText(/^2\/\d+$/).waitFor();
});

/** A post with several photos. */
const ofSeveral = 'article:has([aria-roledescription="carousel"])';

/** A browser that waited too long for a busy page gives a finger to what scrolls: what it does not notice is done once more. */
async function tryUntil(noticed: Promise<unknown>, act: () => Promise<void>): Promise<void> {
  let isNoticed = false;
  const end = noticed.then(() => (isNoticed = true));
  while (!isNoticed) {
    await act();
    await Promise.race([end, setTimeout(2_000)]);
  }
}

async function centreOf(page: Page, target: ReturnType<Page['locator']>): Promise<{ x: number; y: number }> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  const height = page.viewportSize()?.height ?? 0;
  if (box === null) throw new Error('It is not on the page.');
  return { x: box.x + box.width / 2, y: Math.min(height - 120, Math.max(140, box.y + box.height / 2)) };
}
