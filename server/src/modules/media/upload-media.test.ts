import { crc32 } from 'node:zlib';
import { limits } from '@spark/contract';
import { readdir } from 'node:fs/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readProblem } from '../../../test/call.ts';
import type { Person } from '../../../test/people.ts';
import { asUpload, paintPhonePicture, paintPicture } from '../../../test/pictures.ts';
import { settledPhoto } from '../../../test/settled-photo.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { newId } from '../../platform/db/index.ts';

let spark: TestApp;
let member: Person;
beforeAll(async () => {
  spark = await createTestApp({ works: true });
  member = await spark.newMember();
});
afterAll(() => spark.close());

async function upload(
  bytes: Uint8Array,
  options: Parameters<typeof asUpload>[1] & { key?: string; as?: Person } = {},
) {
  const { payload, headers } = asUpload(bytes, options);
  const as = options.as ?? member;
  const photo = await spark.call('uploadMedia', { as, headers, body: payload, ...pick(options) });
  return settledPhoto(spark, as, photo);
}

async function refused(bytes: Uint8Array, options: Parameters<typeof asUpload>[1] = {}) {
  const before = await spark.db.selectFrom('media').select('id').execute();
  const { payload, headers } = asUpload(bytes, options);
  const problem = await spark.refusal('uploadMedia', { as: member, headers, body: payload });
  expect(await spark.db.selectFrom('media').select('id').execute()).toHaveLength(before.length);
  return problem;
}

const pick = ({ key }: { key?: string }) => (key === undefined ? {} : { key });

async function fetchPicture(url: string) {
  const response = await spark.send({ method: 'GET', url });
  expect(response.statusCode).toBe(200);
  return response;
}

describe('an upload is refused', () => {
  test('from visitors and from people without a membership, before it is read', async () => {
    const { payload, headers } = asUpload(await paintPicture('png'));
    const input = { headers, body: payload };
    expect(await spark.refusal('uploadMedia', input)).toMatchObject({ code: 'unauthenticated' });
    expect(await spark.refusal('uploadMedia', { as: await spark.newUser(), ...input })).toMatchObject({
      code: 'membership_required',
    });
  });

  test.each<[string, string | Buffer, RegExp]>([
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', /not a JPEG, PNG/],
    ['a page', '<!doctype html><script>alert(1)</script>', /not a JPEG, PNG/],
    ['a HEIC photo', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), /HEIC.*Most Compatible/],
    ['a TIFF', Buffer.from('II*\0\x08\0\0\0\0\0', 'latin1'), /not a JPEG, PNG/],
    ['nothing', '', /not a JPEG, PNG/],
    ['the beginning of a JPEG', Buffer.from('\xff\xd8\xff\xe0', 'latin1'), /damaged/],
    ['the beginning of a PNG', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), /damaged/],
    ['a GIF that ends at once', 'GIF89a', /damaged/],
  ])('when it is %s', async (_name, bytes, sentence) => {
    expect(await refused(Buffer.from(bytes))).toMatchObject({
      status: 415,
      code: 'unsupported_media',
      detail: expect.stringMatching(sentence),
    });
  });

  test.each(['jpeg', 'png', 'webp', 'avif'] as const)('when half of a %s is missing', async (format) => {
    const whole = await paintPicture(format, { width: 400, height: 300 });
    expect(await refused(whole.subarray(0, whole.length / 2))).toMatchObject({ code: 'unsupported_media' });
  });

  test('when it has more than fifty megapixels', async () => {
    // What its head says of it counts: nothing more of it is read.
    const huge = await paintPicture('png');
    const head = huge.subarray(12, 29);
    head.writeUInt32BE(8_000, 4);
    head.writeUInt32BE(6_400, 8);
    huge.writeUInt32BE(crc32(head), 29);
    expect(await refused(huge)).toMatchObject({
      status: 413,
      detail: expect.stringContaining('50 megapixels'),
    });
  });

  test('when a side is longer than pictures can be stored', async () => {
    const strip = await sharp({ create: { width: 20, height: 20_000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    expect(await refused(strip)).toMatchObject({ status: 413, code: 'too_large' });
  });

  test('when it has more than twenty megabytes', async () => {
    const bytes = Buffer.concat([await paintPicture('jpeg'), Buffer.alloc(limits.uploadBytes)]);
    expect(await refused(bytes)).toMatchObject({ status: 413, code: 'too_large' });
  });

  test('when it is in another field, or not multipart at all', async () => {
    const bytes = await paintPicture('png');
    expect(await refused(bytes, { field: 'photo' })).toMatchObject({
      status: 422,
      errors: [{ path: '/file' }],
    });
    for (const contentType of [
      'image/png',
      'application/json',
      'multipart/form-data',
      'multipart/mixed; boundary=x',
    ]) {
      const headers = { 'content-type': contentType };
      const problem = await spark.refusal('uploadMedia', { as: member, headers, body: bytes });
      expect(problem.status, contentType).toBeLessThan(500);
    }
  });

  test('when it is a text', async () => {
    const { headers } = asUpload(Buffer.alloc(0));
    const boundary = '--the-boundary-of-this-upload';
    const body = Buffer.from(
      `${boundary}\r\nContent-Disposition: form-data; name="file"\r\n\r\na.jpg\r\n${boundary}--\r\n`,
    );
    const response = await spark.request('uploadMedia', { as: member, headers, body });
    expect(readProblem(response)).toMatchObject({ status: 422, errors: [{ path: '/file' }] });
  });

  test('when the body breaks off, is empty or has a thousand parts', async () => {
    const { payload, headers } = asUpload(await paintPicture('png'));
    const part = '--the-boundary-of-this-upload\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n';
    for (const body of [
      payload.subarray(0, 150),
      payload.subarray(0, -40),
      Buffer.alloc(0),
      Buffer.from(part.repeat(1_000)),
    ]) {
      const response = await spark.request('uploadMedia', { as: member, headers, body });
      expect(readProblem(response).status).toBeLessThan(500);
    }
  });
});

describe('an upload', () => {
  test('loses its metadata, the place above all, and stands upright', async () => {
    const bytes = await paintPhonePicture();
    expect(bytes.includes('SecretMaker')).toBe(true);
    const picture = await upload(bytes);
    expect(picture).toMatchObject({ width: 20, height: 40 });
    for (const { url, format, width } of picture.variants) {
      const response = await fetchPicture(url);
      expect(response.rawPayload.includes('Secret')).toBe(false);
      const facts = await sharp(response.rawPayload).metadata();
      expect(facts).toMatchObject({ format: format === 'avif' ? 'heif' : format, width });
      const { exif, xmp, iptc, icc, comments, orientation } = facts;
      expect([exif, xmp, iptc, icc, comments, orientation].filter((one) => one !== undefined)).toEqual([]);
    }
    // Turned clockwise, the left half of the file is the upper half of the photo.
    const { data } = await sharp((await fetchPicture(picture.url)).rawPayload)
      .raw()
      .toBuffer({ resolveWithObject: true });
    const [red = 0, , blue = 0] = data;
    expect(red).toBeGreaterThan(blue);
  });

  test.each(['jpeg', 'png', 'webp', 'avif', 'gif'] as const)(
    'may be a %s, whatever it is called',
    async (format) => {
      const picture = await upload(await paintPicture(format), {
        filename: '../../evil.svg',
        type: 'text/html',
      });
      expect(picture).toMatchObject({
        width: 40,
        height: 20,
        color: expect.stringMatching(/^#[0-9a-f]{6}$/),
      });
      expect(picture.variants.map(({ url }) => url)).toEqual(
        picture.variants.map(() => expect.stringMatching(/^\/media\/[0-9a-f]{32}-\d+\.(avif|webp|jpeg)$/)),
      );
    },
  );

  // Which widths there are for others is render-picture.test.ts.
  test('comes in every format at every width, never enlarged', async () => {
    const picture = await upload(await paintPicture('jpeg', { width: 800, height: 10 }));
    const ladder = ['avif', 'webp', 'jpeg'].flatMap((format) =>
      [320, 640, 800].map((step) => `${format} ${step}`),
    );
    expect(picture).toMatchObject({ state: 'ready', width: 800, height: 10 });
    expect(picture.variants.map((variant) => `${variant.format} ${variant.width}`)).toEqual(ladder);
    expect(picture.url).toMatch(/-800\.jpeg$/);
  });

  test('is served as what it is, to be kept for ever', async () => {
    const picture = await upload(await paintPicture('png'));
    const { headers } = await fetchPicture(picture.url);
    expect(headers).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
    });
    const range = await spark.send({
      method: 'GET',
      url: picture.url,
      headers: { range: 'bytes=999999999-' },
    });
    expect(range.statusCode).toBeGreaterThanOrEqual(200);
    expect(range.statusCode).toBeLessThan(500);
  });

  test('repeated under one key is one upload; another file under it is a conflict', async () => {
    const key = newId();
    const bytes = await paintPicture('png', { width: 33 });
    const first = await upload(bytes, { key });
    expect(await upload(bytes, { key })).toEqual(first);
    expect((await upload(bytes)).id).not.toBe(first.id);
    const other = asUpload(await paintPicture('png', { width: 34 }));
    const problem = await spark.refusal('uploadMedia', {
      as: member,
      key,
      headers: other.headers,
      body: other.payload,
    });
    expect(problem).toMatchObject({ code: 'idempotency_conflict' });
  });

  test('leaves no unfinished file behind', async () => {
    await Promise.all([1, 2, 3].map(async () => upload(await paintPicture('png', { width: 77 }))));
    expect((await readdir(spark.store.folder)).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});
