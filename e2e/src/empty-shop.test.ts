import { afterAll, beforeAll, expect } from 'vitest';
import { chooseInterests } from './harness/interests.ts';
import { journey } from './harness/journey.ts';
import { sellProduct } from './harness/shop.ts';
import { startEmpty, type StartedSpark } from './harness/start-spark.ts';
import { step } from './harness/step.ts';
import { untilAlive, walkTo, whereIs } from './harness/visit.ts';

let spark: StartedSpark;
beforeAll(async () => {
  spark = await startEmpty();
});
afterAll(() => spark?.stop());

journey('a shop that opened a minute ago says what comes where, and fills up', async ({ arrive }) => {
  const phone = await arrive({ url: spark.url });
  const heading = (name: string) => phone.getByRole('heading', { name, exact: true });

  await step('nobody has posted yet, and the first one could', async () => {
    await phone.goto('/');
    await untilAlive(phone);
    expect(whereIs(phone)).toBe('/welcome');
    await chooseInterests(phone, { howMany: 5 });
    await phone.waitForURL((url) => url.pathname === '/');
    await heading('No posts yet').waitFor();
    expect(await phone.getByText('all caught up').count()).toBe(0);
    expect(await phone.getByRole('link', { name: 'Post something' }).getAttribute('href')).toBe('/compose');
    await walkTo(phone, '/newest');
    await heading('No posts yet').waitFor();
  });

  await step('nothing is for sale yet, so there is nothing to choose by', async () => {
    await walkTo(phone, '/search');
    await heading('Nothing here yet').waitFor();
    await walkTo(phone, '/shop');
    await heading('Nothing here yet').waitFor();
    expect(await phone.getByRole('link', { name: /^Filter and sort/ }).count()).toBe(0);
    expect(await phone.getByText(/^0 /).count()).toBe(0);
    expect(
      await phone
        .getByRole('main')
        .getByRole('link', { name: /^Finds/ })
        .count(),
    ).toBe(0);
    await walkTo(phone, '/finds');
    await heading('Nothing found yet').waitFor();
    await walkTo(phone, '/shop');
  });

  await step('the first product is there as soon as the shop sends it', async () => {
    await sellProduct(spark, { title: 'First of all lamps', cents: 4_900, quantity: 3 });
    await phone.reload();
    await phone.getByRole('link', { name: /First of all lamps/ }).waitFor();
    await phone.getByRole('link', { name: /^Filter and sort/ }).waitFor();
    await phone.getByText('1 product', { exact: true }).waitFor();
  });
});
