import { expect } from 'vitest';
import { chooseProduct, findProducts } from './harness/composer.ts';
import { journey } from './harness/journey.ts';
import { people, signIn } from './harness/people.ts';
import { takePhoto } from './harness/photos.ts';
import { step } from './harness/step.ts';
import { open, untilAlive, walkTo } from './harness/visit.ts';

journey(
  'a tab dies while somebody types, another browser finds the draft, and discarded it comes back with Undo',
  async ({ phone, desktop }) => {
    const [product] = await findProducts();
    const begun = `The lamp that was in the cellar. ${Date.now()}`;
    const more = ' And the words nobody saved.';
    await signIn(phone, people.member);
    await open(phone, '/compose');
    await phone.locator('input[type=file]').setInputFiles(await takePhoto(3));
    await phone.getByLabel('What is on it?').fill('A lamp on a shelf');
    await phone.getByRole('img', { name: 'A lamp on a shelf' }).tap({ position: { x: 80, y: 90 } });
    await chooseProduct(phone, product);
    await phone.getByLabel('Caption').fill(begun);
    await phone.getByText('The photo has arrived.').waitFor({ state: 'attached' });
    await phone.locator('form').getByText('Saved', { exact: true }).waitFor();
    await phone.getByLabel('Caption').pressSequentially(more);
    // A letter takes a blink to reach the device's store, and the server hears of it only later.
    await phone.waitForTimeout(500);
    const address = phone.url();
    const context = phone.context();
    // Nothing of the page runs any more: no farewell, no last save.
    const devTools = await context.newCDPSession(phone);
    const died = phone.waitForEvent('crash');
    void devTools.send('Page.crash').catch(() => undefined);
    await died;

    await step('another browser finds what was saved', async () => {
      await signIn(desktop, people.member);
      await open(desktop, '/drafts');
      await desktop.getByRole('link', { name: begun }).click();
      await expect.poll(() => desktop.getByLabel('Caption').inputValue()).toContain(begun);
      expect(await desktop.getByLabel('What is on it?').inputValue()).toBe('A lamp on a shelf');
      await desktop.getByRole('button', { name: product.title, exact: true }).waitFor();
      const photo = desktop.getByRole('img', { name: 'A lamp on a shelf' });
      await expect.poll(() => photo.evaluate((image) => image.naturalWidth)).toBeGreaterThan(0);
    });

    await step('the same finds all of it', async () => {
      const again = await context.newPage();
      await again.goto(address);
      await untilAlive(again);
      await expect.poll(() => again.getByLabel('Caption').inputValue()).toBe(begun + more);
      // What it still saves must not come after the other has discarded it.
      await again.locator('form').getByText('Saved', { exact: true }).waitFor();
      await again.close();
    });

    await step('discarded it comes back with Undo', async () => {
      await walkTo(desktop, '/drafts');
      const line = desktop.getByRole('listitem').filter({ hasText: begun });
      await line.getByRole('button', { name: 'Discard' }).click();
      await line.waitFor({ state: 'detached' });
      await desktop.getByRole('button', { name: 'Undo' }).click();
      await line.waitFor();
      const kept = async () => (await desktop.request.get('/api/v1/drafts')).text();
      await expect.poll(kept).toContain(begun);
      await line.getByRole('link').click();
      await expect.poll(() => desktop.getByLabel('Caption').inputValue()).toContain(begun);
    });
  },
);
