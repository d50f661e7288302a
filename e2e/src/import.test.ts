import type { Product } from '@spark/contract';
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { seriousFaults } from './harness/axe.ts';
import { makeWaitingImport } from './harness/feeds.ts';
import { journey } from './harness/journey.ts';
import { ownSpark } from './harness/own-spark.ts';
import { people, signIn } from './harness/people.ts';
import { readApi } from './harness/read-api.ts';
import { open, walkTo, whereIs } from './harness/visit.ts';

journey(
  'an import that would take much away waits, goes in by one tap without JavaScript, and is taken back',
  async ({ arrive }) => {
    const spark = ownSpark();
    const feed = `journey-${randomUUID().slice(0, 8)}`;
    const titles = ['Amphora', 'Beaker', 'Carafe', 'Decanter', 'Ewer'].map((title) => `${title} of ${feed}`);
    const id = await makeWaitingImport(
      spark,
      feed,
      titles.map((title) => ({ title })),
    );
    const isForSale = async () => {
      const found = await readApi<{ items: Product[] }>(spark, `/products?q=${feed}&limit=50`);
      return found.items.some(({ externalId, isBuyable }) => externalId === `${feed}-4` && isBuyable);
    };
    expect(await isForSale()).toBe(true);

    const desktop = await arrive({ device: 'desktop' });
    await signIn(desktop, people.operator);
    await open(desktop, `/admin/imports/${id}`);
    expect(await seriousFaults(desktop), 'what axe finds on an import that waits').toEqual([]);

    const phone = await arrive({ javaScriptEnabled: false });
    await phone.context().addCookies(await desktop.context().cookies());
    await phone.goto('/admin');
    await phone.getByRole('link', { name: /^Imports \d+ waiting for you$/ }).click();
    const card = phone.getByRole('article').filter({ hasText: `${feed}.csv` });
    await card.getByText('3 of 5 products of this feed are not in it any more.').waitFor();
    await card.getByText(titles[4] ?? '').waitFor();
    await card.getByRole('button', { name: 'Apply' }).click();
    expect(whereIs(phone)).toBe(`/admin/imports/${id}`);
    await phone.getByText('Applied', { exact: true }).waitFor();
    expect(await isForSale()).toBe(false);

    await walkTo(desktop, '/admin/imports');
    await desktop
      .getByRole('link', { name: `${feed}.csv` })
      .first()
      .click();
    await desktop.getByRole('cell', { name: 'price is not a price' }).waitFor();
    const file = await desktop.getByRole('link', { name: 'Download as CSV' }).getAttribute('href');
    const csv = await (await desktop.request.get(file ?? '')).text();
    expect(csv.split('\r\n')[1]).toMatch(new RegExp(`^5,${feed}-free,price,free,error,`));

    await desktop.getByText('Roll back').click();
    await desktop.getByRole('button', { name: 'Take it back' }).click();
    await desktop.getByText('Taken back', { exact: true }).waitFor();
    expect(await isForSale()).toBe(true);
  },
);
