import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import yauzl from 'yauzl';
import { makeMedia, makePost } from '../../../test/factories.ts';
import { runJob } from '../../../test/jobs.ts';
import { readLetters } from '../../../test/letters.ts';
import { asUpload, paintPicture } from '../../../test/pictures.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { waitingFor } from '../../../test/waiting-for.ts';
import { newId } from '../../platform/db/index.ts';
import { exportDays } from './write-export.ts';
import { sweepExports } from './sweep-exports.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp({ works: true });
});
afterAll(() => spark.close());

/** The files in a zip, by name. */
async function unzip(bytes: Buffer): Promise<Map<string, Buffer>> {
  const path = join(spark.dataDir, 'fetched.zip');
  await writeFile(path, bytes);
  const files = new Map<string, Buffer>();
  const zip = await yauzl.openPromise(path);
  for await (const entry of zip.eachEntry()) {
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  }
  return files;
}

test('everything of a person is in one file, with the photos, and nothing of others or of what opens doors', async () => {
  const [as, other] = [await spark.newMember(), await spark.newMember()];
  const { id: postId } = await makePost(spark.db, { author_id: as.id, text: 'My own words' });
  const { id: theirs } = await makePost(spark.db, { author_id: other.id, text: 'The words of another' });
  await spark.call('createComment', { as, params: { id: theirs }, body: { text: 'What I said there' } });
  await spark.call('createComment', {
    as: other,
    params: { id: postId },
    body: { text: 'What they said here' },
  });
  await spark.db
    .insertInto('blocks')
    .values({ blocker_id: other.id, blocked_id: as.id, created_at: new Date() })
    .execute();
  const upload = asUpload(await paintPicture('jpeg'));
  const photo = await spark.call('uploadMedia', { as, headers: upload.headers, body: upload.payload });
  await vi.waitFor(async () => {
    const { state } = await spark.db
      .selectFrom('media')
      .select('state')
      .where('id', '=', photo.id)
      .executeTakeFirstOrThrow();
    expect(state).toBe('ready');
  }, 15_000);

  const asked = await spark.call('askForExport', { as });
  expect(asked).toMatchObject({ state: 'waiting', bytes: null });
  expect(await spark.refusal('askForExport', { as })).toMatchObject({ code: 'conflict' });
  const ready = await vi.waitFor(async () => {
    const { items } = await spark.call('listExports', { as });
    expect(items).toMatchObject([{ id: asked.id, state: 'ready' }]);
    return items[0];
  }, 15_000);

  const response = await spark.request('getExport', { as, params: asked });
  expect(response.headers).toMatchObject({
    'content-type': 'application/zip',
    'cache-control': 'private, no-store',
  });
  expect(response.rawPayload.length).toBe(ready?.bytes);
  const files = await unzip(response.rawPayload);
  expect([...files.keys()]).toEqual(
    expect.arrayContaining([
      'data/account.json',
      'data/posts.json',
      'data/comments.json',
      `photos/${photo.id}.jpeg`,
    ]),
  );
  expect(files.get(`photos/${photo.id}.jpeg`)?.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
  expect(files.get('READ ME.txt')?.toString()).toMatch(/^Everything Spark kept about @/);
  const data = [...files].filter(([name]) => name.startsWith('data/'));
  for (const [name, bytes] of data) expect(() => JSON.parse(bytes.toString()) as unknown, name).not.toThrow();
  const whole = data.map(([, bytes]) => bytes.toString()).join();
  for (const own of ['My own words', 'What I said there', as.handle]) expect(whole).toContain(own);
  for (const foreign of ['The words of another', 'What they said here', as.token])
    expect(whole).not.toContain(foreign);
  // Who blocked them is the secret of who did.
  expect(files.get('data/blocks.json')?.toString()).toBe('[]\n');

  // It is theirs alone, and for some days.
  expect(await spark.refusal('getExport', { as: other, params: asked })).toMatchObject({ code: 'not_found' });
  expect(await spark.refusal('getExport', { params: asked })).toMatchObject({ code: 'unauthenticated' });
  await vi.waitFor(async () => {
    const letter = (await readLetters(spark)).find(({ subject }) => subject === 'Your data is ready');
    expect(letter?.text).toContain('/settings/account');
  }, 10_000);
  await sweepExports(spark, new Date(Date.now() + (exportDays + 1) * 86_400_000));
  expect(await spark.refusal('getExport', { as, params: asked })).toMatchObject({ code: 'not_found' });
  expect(await spark.call('listExports', { as })).toEqual({ items: [] });
});

/** An export somebody asked for, which is worked at when the test says so. */
async function askedBy(as: { id: string }) {
  const { id } = await spark.db
    .insertInto('data_exports')
    .values({ id: newId(), user_id: as.id, asked_at: new Date() })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, work: () => runJob(spark, 'write-export', { exportId: id }) };
}

test('a photo whose file is lost keeps nobody from the rest, and is told of', async () => {
  const as = await spark.newMember();
  await makeMedia(spark.db, { owner_id: as.id });
  const { id, work } = await askedBy(as);
  expect(await work()).toMatchObject({ missing: 1 });
  const files = await unzip((await spark.request('getExport', { as, params: { id } })).rawPayload);
  expect(files.get('READ ME.txt')?.toString()).toContain('The file of 1 photo could not be found');
  expect([...files.keys()].filter((name) => name.startsWith('photos/'))).toEqual([]);
});

test('what fails while it is read fails the work and nothing else, and the next try makes it whole', async () => {
  const as = await spark.newMember();
  const { id, work } = await askedBy(as);
  const worked = Promise.withResolvers<unknown>();
  await spark.db.transaction().execute(async (trx) => {
    await sql`alter table drafts rename to lost_drafts`.execute(trx);
    worked.resolve(work());
    await waitingFor(spark.db, 1);
  });
  await expect(worked.promise).rejects.toMatchObject({ code: '42P01' });
  await sql`alter table lost_drafts rename to drafts`.execute(spark.db);
  expect(await work()).toMatchObject({ exportId: id });
  expect(await readdir(spark.exports.folder)).toContain(id);
  expect(await readdir(spark.exports.folder)).not.toContain(`${id}.part`);
});
