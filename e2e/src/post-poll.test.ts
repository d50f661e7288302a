import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { chooseInterest, chooseProduct, findProducts, publish } from './harness/composer.ts';
import { journey } from './harness/journey.ts';
import { ownSpark } from './harness/own-spark.ts';
import { newEmail, people, signIn, signUp } from './harness/people.ts';
import { setStock } from './harness/shop.ts';
import { open } from './harness/visit.ts';

journey('a poll with two products is voted in, and the vote changed', async ({ phone, desktop }) => {
  const [one, other] = await findProducts();
  const question = `Which of the two shall I take? ${Date.now()}`;
  await signIn(phone, people.member);
  await open(phone, '/compose');
  await phone.getByLabel('Poll', { exact: true }).check();
  await phone.getByLabel('Question').fill(question);
  for (const [at, product] of [one, other].entries()) {
    await phone.getByRole('button', { name: `Choice ${at + 1}: add a product` }).tap();
    await chooseProduct(phone, product);
    await expect
      .poll(() => phone.getByLabel(`Choice ${at + 1}`, { exact: true }).inputValue())
      .toBe(product.title);
  }
  await phone.getByLabel('Choice 1', { exact: true }).fill('The first');
  await chooseInterest(phone);
  const id = await publish(phone);

  await signUp(desktop, { name: 'Ines Ferreira', email: newEmail() });
  await open(desktop, `/posts/${id}`);
  await desktop.getByRole('article').getByRole('heading', { name: question }).waitFor();
  expect(await percents(desktop)).toEqual([]);
  await choices(desktop).nth(0).getByText('In stock').waitFor();
  await choices(desktop).nth(0).getByRole('button', { name: 'The first' }).click();
  await expect.poll(() => percents(desktop)).toEqual(['100%', '0%']);
  await desktop.getByRole('button', { name: 'Change vote' }).click();
  await choices(desktop).nth(1).getByRole('button', { name: other.title }).click();
  await expect.poll(() => percents(desktop)).toEqual(['0%', '100%']);
  await desktop.getByText('1 vote ', { exact: false }).first().waitFor();

  // Whoever buys from here buys because of this poll.
  await choices(desktop)
    .nth(0)
    .getByRole('link', { name: /^Look at/ })
    .click();
  const sheet = desktop.getByRole('dialog');
  expect(await sheet.getByRole('link', { name: 'See the product' }).getAttribute('href')).toBe(
    `/products/${one.id}?from=${id}`,
  );
  await sheet.getByRole('button', { name: 'Close' }).click();

  await setStock(ownSpark(), other.externalId, { availability: 'out_of_stock', quantity: 0 });
  try {
    await desktop.reload();
    await choices(desktop).nth(1).getByText('Out of stock').waitFor();
    expect(await percents(desktop)).toEqual(['0%', '100%']);
    await choices(desktop).nth(0).getByText('In stock').waitFor();
  } finally {
    await setStock(ownSpark(), other.externalId, { availability: 'in_stock', quantity: 12 });
  }
});

function choices(page: Page) {
  return page.getByRole('list', { name: 'Choices' }).getByRole('listitem');
}

function percents(page: Page): Promise<string[]> {
  return choices(page)
    .getByText(/^\d+%$/)
    .allTextContents();
}
