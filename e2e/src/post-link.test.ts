import { expect } from 'vitest';
import { chooseInterest, findProducts, publish } from './harness/composer.ts';
import { journey } from './harness/journey.ts';
import { ownSpark } from './harness/own-spark.ts';
import { people, signIn } from './harness/people.ts';
import { open, walkTo, whereIs } from './harness/visit.ts';

journey(
  'a link shows its site though the page cannot be reached, and one to a product is the product',
  async ({ phone }) => {
    await signIn(phone, people.member);
    await open(phone, '/compose');
    await phone.getByLabel('Link', { exact: true }).check();
    await phone.getByLabel('Address of the page').pressSequentially('nobody-is-home.invalid/lamps/7');
    await phone.getByRole('region', { name: 'Link' }).getByText('nobody-is-home.invalid').last().waitFor();
    await phone.getByLabel('Caption').fill('Read this before you buy a lamp.');
    await chooseInterest(phone);
    await publish(phone);
    const link = phone.getByRole('article').getByRole('link', { name: /nobody-is-home\.invalid/ });
    expect(await link.first().getAttribute('href')).toBe('https://nobody-is-home.invalid/lamps/7');

    const [product] = await findProducts();
    await walkTo(phone, '/compose');
    await phone.getByLabel('Link', { exact: true }).check();
    await phone.getByLabel('Address of the page').fill(`${ownSpark().url}/products/${product.id}`);
    const card = phone.getByRole('region', { name: 'Link' });
    await card.getByText('This is a product of the shop').waitFor();
    await card.getByText(product.title).waitFor();
    await card.getByText('In stock').waitFor();
    await chooseInterest(phone);
    const id = await publish(phone);
    await phone.getByRole('article').getByRole('link', { name: product.title }).first().tap();
    await expect.poll(() => whereIs(phone)).toBe(`/products/${product.id}?from=${id}`);
  },
);
