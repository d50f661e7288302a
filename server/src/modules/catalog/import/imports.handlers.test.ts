import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../../platform/db/index.ts';
import { createTestApp, type TestApp } from '../../../../test/test-app.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp();
});
afterAll(() => spark.close());

async function makeImport(startedAt: Date, issues: number): Promise<string> {
  const id = newId();
  const facts = { feed: 'shop', source: '/feeds/shop.csv', format: 'auto' };
  const values = { id, ...facts, status: 'applied' as const, counts: JSON.stringify({ rows: 7 }) };
  await spark.db
    .insertInto('catalog_imports')
    .values({ ...values, started_at: startedAt, issue_count: issues })
    .execute();
  for (let position = 0; position < issues; position += 1) {
    const issue = { field: 'price', value: 'free', code: 'bad_price', severity: 'error' as const };
    await spark.db
      .insertInto('catalog_import_issues')
      .values({
        import_id: id,
        position,
        line: position + 2,
        ...issue,
        reason: 'is not a price',
        hint: 'write one',
      })
      .execute();
  }
  return id;
}

test('imports and their issues are for operators only', async () => {
  const params = { id: newId() };
  expect(await spark.refusal('listCatalogImports', {})).toMatchObject({ code: 'unauthenticated' });
  const as = await spark.newMember({ roles: ['moderator'] });
  expect(await spark.refusal('listCatalogImports', { as })).toMatchObject({ code: 'forbidden' });
  expect(await spark.refusal('listImportIssues', { as, params })).toMatchObject({ code: 'forbidden' });
});

test('operators page through imports, newest first, and through what was wrong with their rows', async () => {
  const as = await spark.newUser({ roles: ['operator'] });
  const older = await makeImport(new Date('2026-05-01T00:00Z'), 0);
  const newer = await makeImport(new Date('2026-05-02T00:00Z'), 3);
  const first = await spark.call('listCatalogImports', { as, query: { limit: 1 } });
  expect(first.items).toMatchObject([{ id: newer, counts: { rows: 7, added: 0 }, issueCount: 3 }]);
  const second = await spark.call('listCatalogImports', {
    as,
    query: { limit: 1, cursor: first.nextCursor ?? '' },
  });
  expect(second).toMatchObject({ items: [{ id: older }], nextCursor: null });

  const params = { id: newer };
  const issues = await spark.call('listImportIssues', { as, params, query: { limit: 2 } });
  expect(issues.items.map((issue) => issue.line)).toEqual([2, 3]);
  const rest = await spark.call('listImportIssues', {
    as,
    params,
    query: { cursor: issues.nextCursor ?? '' },
  });
  expect(rest).toMatchObject({
    items: [{ line: 4, code: 'bad_price', hint: 'write one' }],
    nextCursor: null,
  });
  const query = { cursor: issues.nextCursor ?? '' };
  expect(await spark.refusal('listImportIssues', { as, params: { id: older }, query })).toMatchObject({
    code: 'invalid_cursor',
  });
  expect(await spark.refusal('listImportIssues', { as, params: { id: newId() } })).toMatchObject({
    code: 'not_found',
  });
});
