import { rm, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { UploadedMedia } from '@spark/contract';
import type { Person } from '../../../test/people.ts';
import { paintPicture } from '../../../test/pictures.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { newId } from '../../platform/db/index.ts';
import { attachMedia, findUploads, renderPhotoJob, uploadedMediaView, type PhotoSettled } from './index.ts';
import { takeUpload } from './take-upload.ts';

let spark: TestApp;
let member: Person;
beforeAll(async () => {
  spark = await createTestApp();
  member = await spark.newMember();
});
afterAll(() => spark.close());

/** An upload that was looked at, and nothing more. */
async function arrive(width = 700): Promise<string> {
  const id = newId();
  await writeFile(spark.vault.pathOf(id), await paintPicture('jpeg', { width, height: 300 }));
  await takeUpload(spark, { id, purpose: 'post', ownerId: member.id, now: new Date() }, (record) =>
    spark.db.transaction().execute(record),
  );
  return id;
}

function render(mediaId: string, onSettled: PhotoSettled, attempt: { isLast?: boolean } = {}) {
  return renderPhotoJob(spark, onSettled).run({ mediaId }, { now: new Date(), isLast: false, ...attempt });
}

async function read(id: string): Promise<UploadedMedia | undefined> {
  const [row] = await findUploads(spark.db, [id], member.id);
  return row && uploadedMediaView(row);
}

function attach(id: string, purpose: 'post' | 'avatar' = 'post') {
  return spark.db
    .transaction()
    .execute((trx) => attachMedia(trx, { ids: [id], ownerId: member.id, purpose, now: new Date() }));
}

describe('a photo that was looked at', () => {
  test('shows itself at once in two small renditions, and in all of them once it is ready', async () => {
    const id = await arrive();
    expect(await read(id)).toMatchObject({ state: 'processing', width: 700, height: 300 });
    expect((await read(id))?.variants.map(({ format, width }) => `${format} ${width}`)).toEqual([
      'webp 640',
      'jpeg 640',
    ]);
    const settled: unknown[] = [];
    await render(id, async (_trx, photo) => settled.push(photo));
    expect(settled).toEqual([{ mediaId: id, state: 'ready' }]);
    expect((await read(id))?.variants).toHaveLength(9);
    // Done again, it is nothing.
    await render(id, async (_trx, photo) => settled.push(photo));
    expect(settled).toHaveLength(1);
  });

  test('is ready in the same transaction as what follows from it', async () => {
    const id = await arrive(710);
    const fail = () => Promise.reject(new Error('What follows went wrong.'));
    await expect(render(id, fail)).rejects.toThrow('went wrong');
    expect(await read(id)).toMatchObject({ state: 'processing' });
  });

  test('that cannot be made ready is failed with a sentence, in the end', async () => {
    const id = await arrive(720);
    await rm(spark.vault.pathOf(id));
    const settled: unknown[] = [];
    const hear: PhotoSettled = async (_trx, photo) => settled.push(photo);
    await expect(render(id, hear)).rejects.toThrow('ENOENT');
    expect(await read(id)).toMatchObject({ state: 'processing' });
    await render(id, hear, { isLast: true });
    expect(settled).toEqual([{ mediaId: id, state: 'failed' }]);
    expect(await read(id)).toMatchObject({ state: 'failed', failure: expect.stringMatching(/[.]$/) });
    expect(await attach(id)).toEqual([]);
  });

  test('that turns out to be damaged fails at once', async () => {
    const id = await arrive(730);
    await writeFile(spark.vault.pathOf(id), (await paintPicture('jpeg', { width: 730 })).subarray(0, 300));
    await render(id, async () => undefined);
    expect(await read(id)).toMatchObject({ state: 'failed', failure: expect.stringContaining('damaged') });
  });
});

describe('a photo put into a post while it becomes ready', () => {
  test('is known to be ready when the post comes second', async () => {
    const id = await arrive(740);
    const inside = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const rendering = render(id, async () => {
      inside.resolve();
      await goOn.promise;
    });
    await inside.promise;
    const attaching = attach(id);
    goOn.resolve();
    await rendering;
    expect(await attaching).toEqual([{ id, state: 'ready' }]);
  });

  test('tells the post when the photo comes second', async () => {
    const id = await arrive(750);
    const inside = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const attaching = spark.db.transaction().execute(async (trx) => {
      const taken = await attachMedia(trx, {
        ids: [id],
        ownerId: member.id,
        purpose: 'post',
        now: new Date(),
      });
      inside.resolve();
      await goOn.promise;
      return taken;
    });
    await inside.promise;
    let wasAttached = false;
    const rendering = render(id, async (trx) => {
      const row = await trx.selectFrom('media').select('attached_at').where('id', '=', id).executeTakeFirst();
      wasAttached = row?.attached_at instanceof Date;
    });
    goOn.resolve();
    expect(await attaching).toEqual([{ id, state: 'processing' }]);
    await rendering;
    expect(wasAttached).toBe(true);
  });
});

test('a photo is taken once, by its owner', async () => {
  const id = await arrive(760);
  const stranger = await spark.newMember();
  const theirs = { ids: [id], ownerId: stranger.id, purpose: 'post', now: new Date() } as const;
  expect(await spark.db.transaction().execute((trx) => attachMedia(trx, theirs))).toEqual([]);
  const taken = await Promise.all([attach(id), attach(id, 'avatar')]);
  expect(taken.flat()).toHaveLength(1);
});
