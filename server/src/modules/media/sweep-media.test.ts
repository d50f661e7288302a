import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeMedia, makeUser } from '../../../test/factories.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { sweepMedia } from './sweep-media.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp();
});
afterAll(() => spark.close());

test('uploads that became part of nothing go after two days, with the files nobody else shows', async () => {
  const owner = await makeUser(spark.db);
  const now = new Date();
  const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
  const make = async (name: string, facts: object) => {
    const variants = JSON.stringify([{ key: `${name}.webp`, width: 1, format: 'webp', bytes: 1 }]);
    await writeFile(join(spark.store.folder, `${name}.webp`), name);
    return (await makeMedia(spark.db, { owner_id: owner.id, content_hash: name, variants, ...facts })).id;
  };
  await make('forgotten', { created_at: hoursAgo(49) });
  const fresh = await make('fresh', { created_at: hoursAgo(47) });
  const used = await make('used', { created_at: hoursAgo(49), attached_at: hoursAgo(48) });
  await make('shared', { created_at: hoursAgo(49) });
  const other = await make('shared', { created_at: hoursAgo(1) });

  expect(await sweepMedia(spark, now)).toBe(2);
  expect(await sweepMedia(spark, now)).toBe(0);
  const left = await spark.db.selectFrom('media').select('id').execute();
  expect(left.map(({ id }) => id).toSorted()).toEqual([fresh, used, other].toSorted());
  expect((await readdir(spark.store.folder)).toSorted()).toEqual(['fresh.webp', 'shared.webp', 'used.webp']);
});
