import { expect } from 'vitest';
import { chooseInterest, chooseProduct, findProducts, publish } from './harness/composer.ts';
import { journey } from './harness/journey.ts';
import { ownSpark } from './harness/own-spark.ts';
import { people, signIn } from './harness/people.ts';
import { takePhoto } from './harness/photos.ts';
import { setStock } from './harness/shop.ts';
import { step } from './harness/step.ts';
import { open } from './harness/visit.ts';

journey('a member posts a photo with two tags; its bag follows the stock', async ({ phone, desktop }) => {
  const spark = ownSpark();
  const [lamp, mug] = await findProducts();
  const caption = `The corner I read in. ${Date.now()}`;

  await signIn(phone, people.member);
  await open(phone, '/compose');
  await phone.locator('input[type=file]').setInputFiles(await takePhoto());
  await phone.getByLabel('What is on it?').fill('A reading corner with a lamp and a mug');
  await phone.getByRole('img', { name: 'A reading corner' }).click({ position: { x: 90, y: 120 } });
  await chooseProduct(phone, lamp);
  await phone.getByRole('button', { name: 'Tag a product' }).click();
  await chooseProduct(phone, mug);
  const sells = (availability: 'in_stock' | 'out_of_stock', quantity: number) =>
    setStock(spark, lamp.externalId, { availability, quantity });
  await step('whoever is still writing sees what sells out', async () => {
    const tagged = phone.getByRole('list', { name: 'Tagged products' }).filter({ hasText: 'Out of stock' });
    expect(await tagged.count()).toBe(0);
    await sells('out_of_stock', 0);
    await tagged.waitFor();
    await sells('in_stock', 12);
    await tagged.waitFor({ state: 'detached' });
  });
  await phone.getByLabel('Caption').fill(caption);
  await chooseInterest(phone);
  await publish(phone);
  await phone.getByText(caption).first().waitFor();
  // Others see it once its photo is ready.
  await phone.getByText('Getting ready').waitFor({ state: 'hidden', timeout: 60_000 });

  await open(desktop, '/newest');
  const article = desktop.getByRole('article').filter({ hasText: caption });
  await article.getByRole('link', { name: 'Shop this photo, 2 products' }).waitFor();
  try {
    await sells('out_of_stock', 0);
    await desktop.reload();
    await article.getByRole('link', { name: 'Shop this photo, 1 product', exact: true }).click();
    const panel = desktop.getByRole('dialog', { name: 'Shop this photo' });
    await panel.getByText(mug.title).first().waitFor();
    // Not offered any more: it waits, for whoever wants to be told when it is back.
    await panel.getByRole('region', { name: 'Sold out for now' }).getByText(lamp.title).waitFor();
    expect(await panel.getByText(lamp.title).count()).toBe(1);
    expect(await panel.getByRole('button', { name: 'Add to bag' }).count()).toBe(1);
  } finally {
    await sells('in_stock', 12);
  }
});
