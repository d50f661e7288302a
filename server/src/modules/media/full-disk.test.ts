import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../../test/people.ts';
import { asUpload, paintPicture } from '../../../test/pictures.ts';
import { canMount, openSmallDisk, type SmallDisk } from '../../../test/small-disk.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { newId } from '../../platform/db/index.ts';
import { keepPicture, renderPhotoJob } from './index.ts';
import { takeUpload } from './take-upload.ts';

describe.skipIf(!canMount)('on a full disk', () => {
  let spark: TestApp;
  let member: Person;
  let disk: SmallDisk;
  beforeAll(async () => {
    disk = await openSmallDisk();
    spark = await createTestApp({ dataDir: join(disk.folder, 'data') });
    member = await spark.newMember();
  });
  afterAll(async () => {
    await spark.close();
    await disk.close();
  });

  const files = async () => [...(await readdir(spark.store.folder)), ...(await readdir(spark.vault.folder))];

  async function arrive(): Promise<string> {
    const id = newId();
    await writeFile(spark.vault.pathOf(id), await paintPicture('jpeg', { width: 300, height: 200 }));
    return id;
  }
  const take = (id: string) =>
    takeUpload(spark, { id, purpose: 'post', ownerId: member.id, now: new Date() }, (record) =>
      spark.db.transaction().execute(record),
    );

  test('a photo is refused before it is sent, stories are not, and it goes on without a restart', async () => {
    const { payload, headers } = asUpload(await paintPicture('png'));
    const upload = { as: member, headers, body: payload };
    await disk.fill(1_000_000);
    expect(await spark.refusal('uploadMedia', upload)).toMatchObject({
      status: 507,
      code: 'storage_full',
      detail: expect.stringContaining('no room'),
    });
    const begun = await spark.send({
      method: 'POST',
      url: '/api/v1/uploads',
      headers: {
        authorization: `Bearer ${member.token}`,
        'tus-resumable': '1.0.0',
        'upload-length': '900000',
      },
    });
    expect(begun.json()).toMatchObject({ status: 507, code: 'storage_full' });
    expect((await spark.request('getMe', { as: member })).statusCode).toBe(200);
    expect(await files()).toEqual([]);
    await disk.empty();
    expect(await take(await arrive())).toMatchObject({ state: 'processing' });
  });

  test('an upload of which only a part fits is refused and not taken for whole', async () => {
    const picture = await paintPicture('png', { width: 900, height: 700 });
    const call = (method: 'POST' | 'PATCH', url: string, more: Record<string, string>, payload?: Buffer) =>
      spark.send({
        method,
        url,
        headers: { authorization: `Bearer ${member.token}`, 'tus-resumable': '1.0.0', ...more },
        ...(payload === undefined ? {} : { payload }),
      });
    const length = { 'upload-length': String(picture.length) };
    const { headers } = await call('POST', '/api/v1/uploads', length);
    // A part of the only piece.
    await disk.fill(8_192);
    const piece = { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' };
    const sent = await call(
      'PATCH',
      `/api/v1/uploads/${String(headers.location).split('/').at(-1)}`,
      piece,
      picture,
    );
    expect(sent.json()).toMatchObject({ status: 507, code: 'storage_full' });
    await disk.empty();
  });

  test('no half of a rendition stays behind', async () => {
    const id = await arrive();
    const before = await files();
    await disk.fill(0);
    await expect(take(id)).rejects.toMatchObject({ code: 'storage_full' });
    await expect(
      keepPicture(spark, await paintPicture('png', { width: 777 }), { purpose: 'link', now: new Date() }),
    ).rejects.toMatchObject({ code: 'storage_full' });
    expect(await files()).toEqual(before);
    await disk.empty();
    expect(await take(id)).toMatchObject({ state: 'processing' });
  });

  test('a photo that is worked at waits for room instead of failing', async () => {
    const id = await arrive();
    await take(id);
    const job = renderPhotoJob(spark, async () => undefined);
    const now = new Date();
    const stateOf = async () => {
      const row = await spark.db.selectFrom('media').select('state').where('id', '=', id).executeTakeFirst();
      return row?.state;
    };
    await disk.fill(0);
    expect(await job.run({ mediaId: id }, { now, isLast: true })).toMatchObject({
      outcome: 'waits for room',
    });
    expect(await stateOf()).toBe('processing');
    await disk.empty();
    await job.run({ mediaId: id }, { now, isLast: false });
    expect(await stateOf()).toBe('ready');
  });
});
