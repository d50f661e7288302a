import { expect } from 'vitest';
import { chooseInterest, chooseProduct, findProducts, publish } from './harness/composer.ts';
import { journey } from './harness/journey.ts';
import { people, signIn } from './harness/people.ts';
import { takePhoto } from './harness/photos.ts';
import { open } from './harness/visit.ts';

const descriptions = ['The shelf by the window', 'The same shelf in the evening', 'What stands on top of it'];

journey('three photos chosen at once are published with two tags each', async ({ phone, arrive }) => {
  const products = await findProducts();
  const caption = `A shelf in three pictures. ${Date.now()}`;
  await signIn(phone, people.member);
  await open(phone, '/compose');
  await phone
    .locator('input[type=file]')
    .setInputFiles(await Promise.all(descriptions.map((_, at) => takePhoto(at))));

  for (const [at, description] of descriptions.entries()) {
    await phone.getByRole('button', { name: new RegExp(`^Photo ${at + 1} of 3`) }).click();
    const photo = phone.getByRole('region', { name: `Photo ${at + 1}` });
    await photo.getByLabel('What is on it?').fill(description);
    const [tapped, searched] = products.slice(at * 2);
    if (tapped === undefined || searched === undefined) throw new Error('Two products for each photo.');
    await photo.getByRole('img', { name: description }).tap({ position: { x: 70, y: 80 } });
    await chooseProduct(phone, tapped);
    await photo.getByRole('button', { name: 'Tag a product' }).tap();
    await chooseProduct(phone, searched);
    expect(await photo.getByRole('list', { name: 'Tagged products' }).getByRole('listitem').count()).toBe(2);
  }
  await phone.getByLabel('Caption').fill(caption);
  await chooseInterest(phone);
  await publish(phone);

  const other = await arrive();
  await expect
    .poll(async () => {
      await open(other, '/newest');
      return other.getByRole('article').filter({ hasText: caption }).count();
    })
    .toBe(1);
  const article = other.getByRole('article').filter({ hasText: caption });
  for (const description of descriptions) {
    expect(await article.getByRole('img', { name: description }).count()).toBe(1);
  }
  await article.getByRole('link', { name: 'Shop this photo, 6 products' }).tap();
  const bag = other.getByRole('dialog', { name: 'Shop this photo' });
  for (const { title } of products) await bag.getByText(title, { exact: true }).first().waitFor();
});
