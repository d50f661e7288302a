import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PhotoEdit, UploadedMedia } from '@spark/contract';
import type { Person } from '../../../test/people.ts';
import { asUpload, paintPhonePicture, paintPicture } from '../../../test/pictures.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { newId } from '../../platform/db/index.ts';
import { attachMedia } from './index.ts';

let spark: TestApp;
let member: Person;
beforeAll(async () => {
  spark = await createTestApp({ works: true });
  member = await spark.newMember();
});
afterAll(() => spark.close());

const whole = { rotate: 0, crop: null } as const;

async function upload(bytes: Buffer): Promise<UploadedMedia> {
  const { payload, headers } = asUpload(bytes);
  return spark.call('uploadMedia', { as: member, headers, body: payload });
}

const edit = (id: string, body: PhotoEdit) => spark.call('editMedia', { as: member, params: { id }, body });
const read = (id: string) => spark.call('getMedia', { as: member, params: { id } });
const refused = (id: string, body: object, as = member) =>
  spark.refusal('editMedia', { as, params: { id }, body });

async function ready(id: string): Promise<UploadedMedia> {
  await expect.poll(async () => (await read(id)).state, { interval: 50 }).toBe('ready');
  return read(id);
}

/** Red or blue, at the four corners of the largest rendition: top left, top right, bottom left, bottom right. */
async function corners({ variants }: UploadedMedia): Promise<string> {
  const largest = variants.findLast(({ format }) => format === 'jpeg');
  const { rawPayload } = await spark.send({ method: 'GET', url: largest?.url ?? '' });
  const { data, info } = await sharp(rawPayload).raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => {
    const offset = (y * info.width + x) * info.channels;
    return (data[offset] ?? 0) > (data[offset + 2] ?? 0) ? 'R' : 'B';
  };
  const [right, bottom] = [info.width - 3, info.height - 3];
  return at(2, 2) + at(right, 2) + at(2, bottom) + at(right, bottom);
}

describe('a photo', () => {
  // Red on the left, blue on the right.
  test.each([
    [0, 200, 100, 'RBRB'],
    [90, 100, 200, 'RRBB'],
    [180, 200, 100, 'BRBR'],
    [270, 100, 200, 'BBRR'],
  ] as const)('turned by %i is %i × %i', async (rotate, width, height, colours) => {
    const { id } = await upload(await paintPicture('jpeg', { width: 200, height: 100 }));
    const edited = await edit(id, { rotate, crop: null });
    expect(edited).toMatchObject({ id, width, height, edit: rotate === 0 ? null : { rotate, crop: null } });
    expect(await corners(edited)).toBe(colours);
    const settled = await ready(id);
    expect(settled).toMatchObject({ width, height });
    expect(await corners(settled)).toBe(colours);
  });

  test('of a phone on its side is turned from where it stands upright', async () => {
    const { id } = await upload(await paintPhonePicture({ width: 200, height: 100 }));
    expect(await read(id)).toMatchObject({ width: 100, height: 200 });
    expect(await corners(await edit(id, { rotate: 270, crop: null }))).toBe('RBRB');
  });

  test('is cut from the photo as it was turned', async () => {
    const { id } = await upload(await paintPicture('jpeg', { width: 700, height: 350 }));
    const right = { x: 0.5, y: 0.25, width: 0.5, height: 0.5 };
    expect(await edit(id, { rotate: 0, crop: right })).toMatchObject({ width: 350, height: 175 });
    expect(await corners(await ready(id))).toBe('BBBB');
    // Turned by a quarter, red is above.
    const upper = { x: 0, y: 0, width: 1, height: 0.6 };
    expect(await edit(id, { rotate: 90, crop: upper })).toMatchObject({ width: 350, height: 420 });
    const settled = await ready(id);
    expect(await corners(settled)).toBe('RRBB');
    expect(settled.variants.filter(({ format }) => format === 'avif').map(({ width }) => width)).toEqual([
      320, 350,
    ]);
  });

  test('has an address of its own for every edit, and its first one when nothing is left of them', async () => {
    const first = await upload(await paintPicture('jpeg', { width: 210, height: 100 }));
    const edited = await edit(first.id, { rotate: 90, crop: null });
    expect(edited.url).not.toBe(first.url);
    await edit(first.id, { rotate: 0, crop: { x: 0, y: 0, width: 1, height: 1 } });
    expect((await ready(first.id)).url).toBe(first.url);
    expect((await spark.send({ method: 'GET', url: edited.url })).statusCode).toBe(404);
    expect((await spark.send({ method: 'GET', url: first.url })).statusCode).toBe(200);
  });

  test('ends as the last of many edits wants it', async () => {
    const { id } = await upload(await paintPicture('jpeg', { width: 220, height: 100 }));
    await edit(id, { rotate: 90, crop: null });
    await edit(id, { rotate: 180, crop: null });
    await edit(id, { rotate: 270, crop: null });
    const settled = await ready(id);
    expect(settled).toMatchObject({ width: 100, height: 220, edit: { rotate: 270, crop: null } });
    expect(await corners(settled)).toBe('BBRR');
  });
});

describe('an edit is refused', () => {
  let id: string;
  beforeAll(async () => {
    ({ id } = await upload(await paintPicture('jpeg', { width: 230, height: 100 })));
  });

  test.each([
    [{ rotate: 45, crop: null }],
    [{ rotate: 0, crop: { x: 0.5, y: 0, width: 0.6, height: 1 } }],
    [{ rotate: 0, crop: { x: 0, y: -0.1, width: 1, height: 1 } }],
    [{ rotate: 0, crop: { x: 0, y: 0, width: 0, height: 1 } }],
    [{ rotate: 0, crop: { x: 0, y: 0, width: 0.01, height: 0.01 } }],
    [{ rotate: 0 }],
  ])('as %j', async (body) => {
    expect(await refused(id, body)).toMatchObject({ code: 'validation_failed' });
    expect(await read(id)).toMatchObject({ edit: null, width: 230 });
  });

  test('when the photo is somebody else’s, unknown, or part of something', async () => {
    expect(await refused(id, whole, await spark.newMember())).toMatchObject({ code: 'not_found' });
    expect(await refused(newId(), whole)).toMatchObject({ code: 'not_found' });
    const attach = { ids: [id], ownerId: member.id, purpose: 'post', now: new Date() } as const;
    await spark.db.transaction().execute((trx) => attachMedia(trx, attach));
    expect(await refused(id, { rotate: 90, crop: null })).toMatchObject({ status: 409, code: 'conflict' });
  });
});
