import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStorefront } from '../../../test/open-storefront.ts';
import { parseXml, textsOf } from '../../../test/parse-xml.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';

const ours = 'http://localhost:3000';
let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp();
});
afterAll(() => spark.close());

const get = (url: string) => spark.send({ method: 'GET', url });

describe('storefronts in the site map', () => {
  test('are listed by their present names, as new as their newest list, where anything stands in them', async () => {
    const [shown, closed, dismissed, hidden, leaving] = [
      await openStorefront(spark, 'former'),
      await openStorefront(spark, 'closed'),
      await openStorefront(spark, 'dismissed'),
      await openStorefront(spark, 'hidden'),
      await openStorefront(spark, 'leaving'),
    ];
    await openStorefront(spark, 'not-shown-again');
    const words = { slug: 'shown', title: 'Shown', intro: '', listIds: [shown.listId] };
    await spark.call('putMyStorefront', { as: shown.as, body: words });
    await spark.call('closeMyStorefront', { as: closed.as });
    await spark.db.deleteFrom('badges').where('user_id', '=', dismissed.as.id).execute();
    const change = { as: hidden.as, params: { id: hidden.listId }, body: { isPublic: false } };
    await spark.call('updateList', change);
    const departure = { user_id: leaving.as.id, asked_at: new Date(), due_at: new Date() };
    await spark.db.insertInto('departures').values(departure).execute();
    const newer = { as: shown.as, params: { id: shown.listId }, body: { title: 'Newer' } };
    const { updatedAt } = await spark.call('updateList', newer);

    const parts = textsOf((await get('/sitemap.xml')).body, 'loc').filter((part) =>
      part.includes('/sitemaps/storefronts/'),
    );
    expect(parts).toHaveLength(1);
    const page = (await get((parts[0] ?? '').slice(ours.length))).body;
    expect(textsOf(page, 'loc')).toEqual([`${ours}/shop/shown`, `${ours}/shop/not-shown-again`]);
    expect(new Date(textsOf(page, 'lastmod')[0] ?? '')).toEqual(new Date(updatedAt));
    expect(parseXml(page)[0]?.name).toBe('urlset');
  });
});
