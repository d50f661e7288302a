import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import yauzl from 'yauzl';
import { makePost } from '../../../test/factories.ts';
import { readLetters } from '../../../test/letters.ts';
import { asUpload, paintPicture } from '../../../test/pictures.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
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
