import { access, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeMedia, makePhotoPost, makeUser } from '../../../test/factories.ts';
import { paintPicture } from '../../../test/pictures.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { newId } from '../../platform/db/index.ts';
import { keepPicture, releaseMedia, sweepMedia, sweepStrayFiles } from './index.ts';
import { isUnshown } from './unshown-media.ts';

let spark: TestApp;
let ownerId: string;
const now = new Date();
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

beforeAll(async () => {
  spark = await createTestApp();
  ownerId = (await makeUser(spark.db)).id;
});
afterAll(() => spark.close());
beforeEach(async () => {
  await spark.db.deleteFrom('posts').execute();
  await spark.db.deleteFrom('media').execute();
  await sweepStrayFiles(spark, new Date(now.getTime() + 24 * 3_600_000));
});

/** A picture with one file, both called by the name. */
async function make(name: string, facts: object): Promise<string> {
  const variants = JSON.stringify([{ key: `${name}-1.webp`, width: 1, format: 'webp', bytes: 1 }]);
  await writeFile(join(spark.store.folder, `${name}-1.webp`), name);
  return (await makeMedia(spark.db, { owner_id: ownerId, content_hash: name, variants, ...facts })).id;
}

const files = async () => (await readdir(spark.store.folder)).toSorted();
const ids = async () =>
  (await spark.db.selectFrom('media').select('id').execute()).map(({ id }) => id).toSorted();
const original = async (id: string) => {
  await writeFile(spark.vault.pathOf(id), 'as it came');
  await utimes(spark.vault.pathOf(id), hoursAgo(2), hoursAgo(2));
};
const hasOriginal = (id: string) =>
  access(spark.vault.pathOf(id)).then(
    () => true,
    () => false,
  );

test('uploads that became part of nothing go after two days, with the files nobody else shows', async () => {
  await make('forgotten', { created_at: hoursAgo(49) });
  const fresh = await make('fresh', { created_at: hoursAgo(47) });
  const used = await make('used', { created_at: hoursAgo(49), attached_at: hoursAgo(48) });
  await make('shared', { created_at: hoursAgo(49) });
  const other = await make('shared', { created_at: hoursAgo(1) });

  expect(await sweepMedia(spark, now)).toMatchObject({ pictures: 2, files: 1 });
  expect(await sweepMedia(spark, now)).toMatchObject({ pictures: 0, files: 0 });
  expect(await ids()).toEqual([fresh, used, other].toSorted());
  expect(await files()).toEqual(['fresh-1.webp', 'shared-1.webp', 'used-1.webp']);
});

test('a photo in a draft is no orphan', async () => {
  const id = await make('drafted', { created_at: hoursAgo(400) });
  const draftId = newId();
  const draft = { id: draftId, author_id: ownerId, content: JSON.stringify({}) };
  await spark.db.insertInto('drafts').values(draft).execute();
  await spark.db.insertInto('draft_media').values({ draft_id: draftId, media_id: id }).execute();
  expect(await sweepMedia(spark, now)).toMatchObject({ pictures: 0 });
  await spark.db.deleteFrom('drafts').execute();
  expect(await sweepMedia(spark, now)).toMatchObject({ pictures: 1, files: 1 });
});

test('a picture that was handed back goes at the next sweep, unless something else still shows it', async () => {
  const gone = await make('gone', { attached_at: now });
  const shown = await make('shown', { purpose: 'link', attached_at: now });
  const page = { final_url: 'https://a.example', title: 'A', is_read: true, read_at: now };
  await spark.db
    .insertInto('link_pages')
    .values({ url: 'https://a.example', media_id: shown, ...page })
    .execute();
  await spark.db.transaction().execute((trx) => releaseMedia(trx, [gone, shown]));
  expect(await sweepMedia(spark, now)).toMatchObject({ pictures: 1 });
  expect(await files()).toEqual(['shown-1.webp']);
  await spark.db.deleteFrom('link_pages').execute();
  expect(await sweepMedia(spark, now)).toMatchObject({ pictures: 1 });
  expect(await files()).toEqual([]);
});

test('every place a picture can be shown in keeps it', async () => {
  const { rows } = await sql<{ name: string }>`
    select conrelid::regclass::text as name from pg_constraint
    where confrelid = 'media'::regclass and contype = 'f'`.execute(spark.db);
  const { sql: condition } = spark.db.selectFrom('media').select('id').where(isUnshown).compile();
  const unknown = rows.map(({ name }) => name).filter((name) => !condition.includes(`from ${name} `));
  expect(rows.length).toBeGreaterThan(5);
  expect(unknown).toEqual([]);
});

test('an original goes once its photo is ready and part of something, or failed; not before', async () => {
  const make2 = (name: string, facts: object) => {
    const id = newId();
    return make(name, { id, original_key: id, ...facts });
  };
  const facts = {
    unused: { state: 'ready' },
    working: { state: 'processing', attached_at: now },
    used: { state: 'ready', attached_at: now },
    failed: { state: 'failed' },
  };
  const made = new Map<string, string>();
  for (const [name, fact] of Object.entries(facts)) {
    const id = await make2(name, fact);
    await original(id);
    made.set(name, id);
  }
  const stray = newId();
  await original(stray);
  const arriving = newId();
  await writeFile(spark.vault.pathOf(arriving), 'half of i');

  expect(await sweepMedia(spark, now)).toMatchObject({ originals: 3 });
  const left = await Promise.all(
    [...made].map(async ([name, id]) => ((await hasOriginal(id)) ? [name] : [])),
  );
  expect(left.flat()).toEqual(['unused', 'working']);
  expect([await hasOriginal(stray), await hasOriginal(arriving)]).toEqual([false, true]);
});

test('files that no picture is recorded for go when nobody can be about to record them', async () => {
  const stray = `${'0'.repeat(32)}-320.avif`;
  await make('known', { attached_at: now });
  await writeFile(join(spark.store.folder, stray), 'left behind');
  expect(await sweepStrayFiles(spark, now)).toBe(0);
  expect(await sweepStrayFiles(spark, new Date(now.getTime() + 2 * 3_600_000))).toBe(1);
  expect(await files()).toEqual(['known-1.webp']);
});

test('a picture kept at the very moment its last twin is swept has its files', async () => {
  const bytes = await paintPicture('png');
  for (let round = 0; round < 5; round += 1) {
    const first = await keepPicture(spark, bytes, { purpose: 'link', now });
    await spark.db.transaction().execute((trx) => releaseMedia(trx, [first]));
    const [kept] = await Promise.all([
      keepPicture(spark, bytes, { purpose: 'product', now }),
      sweepMedia(spark, now),
    ]);
    const { variants } = await spark.db
      .selectFrom('media')
      .select('variants')
      .where('id', '=', kept)
      .executeTakeFirstOrThrow();
    for (const { key } of variants) await access(join(spark.store.folder, key));
    await spark.db.deleteFrom('media').execute();
  }
});

test('a post keeps its photos', async () => {
  await makePhotoPost(spark.db, []);
  const [photo] = await ids();
  await spark.db.transaction().execute((trx) => releaseMedia(trx, [photo ?? '']));
  expect(await sweepMedia(spark, now)).toMatchObject({ pictures: 0 });
});
