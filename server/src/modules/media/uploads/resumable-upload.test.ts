import { once } from 'node:events';
import { request as send, type ClientRequest } from 'node:http';
import { readdir, stat, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { limits, type Problem } from '@spark/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readProblem } from '../../../../test/call.ts';
import type { Person } from '../../../../test/people.ts';
import { paintPicture } from '../../../../test/pictures.ts';
import { createTestApp, type TestApp } from '../../../../test/test-app.ts';
import { waitingFor } from '../../../../test/waiting-for.ts';
import { newId } from '../../../platform/db/index.ts';
import { holdUploads } from '../media.queries.ts';
import { sweepMedia } from '../sweep-media.ts';
import { insertArrival } from './uploads.queries.ts';

let spark: TestApp;
let member: Person;
let photo: Buffer;
beforeAll(async () => {
  spark = await createTestApp({ works: true });
  member = await spark.newMember();
  photo = await paintPicture('jpeg', { width: 300, height: 200 });
});
afterAll(() => spark.close());

const path = '/api/v1/uploads';
const tus = { 'tus-resumable': '1.0.0' };

interface Sent {
  as?: Person;
  headers?: Record<string, string>;
  payload?: Buffer;
}

function call(
  method: 'POST' | 'HEAD' | 'PATCH' | 'DELETE' | 'OPTIONS',
  url: string,
  { as, headers, payload }: Sent = {},
) {
  return spark.send({
    method,
    url,
    headers: { ...tus, ...(as === undefined ? {} : { authorization: `Bearer ${as.token}` }), ...headers },
    ...(payload === undefined ? {} : { payload }),
  });
}

async function begin(as: Person, length = photo.length): Promise<string> {
  const response = await call('POST', path, { as, headers: { 'upload-length': String(length) } });
  expect(response.statusCode, response.body).toBe(201);
  return String(response.headers.location);
}

function patch(url: string, offset: number, payload: Buffer, as = member) {
  const headers = { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' };
  return call('PATCH', url, { as, headers, payload });
}

/** Begins to send over a connection of its own. */
async function sendOver(url: string, length: number): Promise<ClientRequest> {
  if (!spark.app.server.listening) await spark.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = spark.app.server.address() as AddressInfo;
  const headers = {
    ...tus,
    authorization: `Bearer ${member.token}`,
    'upload-offset': '0',
    'content-type': 'application/offset+octet-stream',
    'content-length': String(length),
  };
  const sending = send({ port, host: '127.0.0.1', path: url, method: 'PATCH', headers });
  sending.on('error', () => undefined);
  return sending;
}

const idOf = (url: string) => url.split('/').at(-1) ?? '';
const offsetOf = async (url: string, as = member) =>
  (await call('HEAD', url, { as })).headers['upload-offset'];
const arrivals = () => readdir(spark.vault.folder);

describe('a resumable upload', () => {
  test('is open to members only, and says so before anything is sent', async () => {
    const headers = { 'upload-length': '100' };
    expect(readProblem(await call('POST', path, { headers }))).toMatchObject({ code: 'unauthenticated' });
    const visitor = await spark.newUser();
    expect(readProblem(await call('POST', path, { as: visitor, headers }))).toMatchObject({
      code: 'membership_required',
    });
  });

  test('is refused by its length', async () => {
    const ask = async (length: string) =>
      readProblem(await call('POST', path, { as: member, headers: { 'upload-length': length } }));
    expect(await ask(String(limits.uploadBytes + 1))).toMatchObject({ status: 413, code: 'too_large' });
    expect(await ask('0')).toMatchObject({ code: 'validation_failed' });
    expect(await ask('many')).toMatchObject({ code: 'malformed_request' });
    expect(readProblem(await call('POST', path, { as: member }))).toMatchObject({
      code: 'malformed_request',
    });
    expect(await arrivals()).toEqual([]);
  });

  test('becomes a photo under its own id, once all of it is there', async () => {
    const url = await begin(member);
    expect(url).toMatch(/^\/api\/v1\/uploads\/[0-9a-f-]{36}$/);
    const half = Math.floor(photo.length / 2);
    expect((await patch(url, 0, photo.subarray(0, half))).headers['upload-offset']).toBe(String(half));
    expect(await offsetOf(url)).toBe(String(half));
    expect((await spark.refusal('getMedia', { as: member, params: { id: idOf(url) } })).code).toBe(
      'not_found',
    );

    expect((await patch(url, half, photo.subarray(half))).statusCode).toBe(204);
    const media = await spark.call('getMedia', { as: member, params: { id: idOf(url) } });
    expect(media).toMatchObject({ id: idOf(url), width: 300, height: 200 });
    expect(media.variants.length).toBeGreaterThan(0);
    await expect
      .poll(async () => (await spark.call('getMedia', { as: member, params: { id: idOf(url) } })).state)
      .toBe('ready');
  });

  test('goes on where a cut connection left it', async () => {
    const url = await begin(member);
    const cut = await sendOver(url, photo.length);
    cut.write(photo.subarray(0, 500));
    await expect.poll(() => offsetOf(url)).toBe('500');
    cut.destroy();
    expect((await patch(url, 0, photo)).statusCode).toBe(409);
    expect((await patch(url, 500, photo.subarray(500))).statusCode).toBe(204);
    expect(await spark.call('getMedia', { as: member, params: { id: idOf(url) } })).toMatchObject({
      width: 300,
    });
  });

  test('keeps all that arrived before the connection broke', async () => {
    const size = 3_000_000;
    const url = await begin(member, size);
    const cut = await sendOver(url, size);
    cut.write(Buffer.alloc(size - 1));
    await once(cut, 'drain');
    cut.socket?.end();
    const kept = async () => (await stat(spark.vault.pathOf(idOf(url)))).size;
    await expect.poll(kept, { timeout: 10_000 }).toBe(size - 1);
    expect(await offsetOf(url)).toBe(String(size - 1));
  });

  test('whose last answer was lost is found whole, and its end may be sent again', async () => {
    const url = await begin(member);
    await patch(url, 0, photo);
    expect(await offsetOf(url)).toBe(String(photo.length));
    expect((await patch(url, photo.length, Buffer.alloc(0))).statusCode).toBe(204);
    expect(readProblem(await patch(url, 0, photo))).toMatchObject({ code: 'conflict' });
    const rows = await spark.db.selectFrom('media').select('id').where('id', '=', idOf(url)).execute();
    expect(rows).toHaveLength(1);
  });

  test('that was whole when the server was killed is finished when it is asked for', async () => {
    const url = await begin(member);
    await patch(url, 0, photo.subarray(0, -1));
    await writeFile(spark.vault.pathOf(idOf(url)), photo);
    expect(await offsetOf(url)).toBe(String(photo.length));
    expect(await spark.call('getMedia', { as: member, params: { id: idOf(url) } })).toMatchObject({
      width: 300,
    });
  });

  test('that is no picture is refused at its end with a sentence, and leaves nothing', async () => {
    const before = await arrivals();
    const text = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
    const url = await begin(member, text.length);
    expect(readProblem(await patch(url, 0, text))).toMatchObject({
      status: 415,
      code: 'unsupported_media',
      detail: expect.stringContaining('not a JPEG'),
    });
    expect((await call('HEAD', url, { as: member })).statusCode).toBe(404);
    expect(await arrivals()).toEqual(before);
  });

  test('takes no more than it announced', async () => {
    const url = await begin(member, 100);
    expect(readProblem(await patch(url, 0, photo))).toMatchObject({ status: 413 });
    expect(await offsetOf(url)).toBe('0');
  });

  test('is nobody else’s: not to ask about, to add to or to take back', async () => {
    const url = await begin(member);
    const stranger = await spark.newMember();
    expect((await call('HEAD', url, { as: stranger })).statusCode).toBe(404);
    expect(readProblem(await patch(url, 0, photo, stranger))).toMatchObject({ code: 'not_found' });
    expect(readProblem(await call('DELETE', url, { as: stranger }))).toMatchObject({ code: 'not_found' });
    expect((await call('PATCH', url)).statusCode).toBe(401);
    expect(await offsetOf(url)).toBe('0');
    for (const id of ['..', '%2e%2e%2fa', 'x'.repeat(36), idOf(url).toUpperCase()]) {
      expect((await call('HEAD', `${path}/${id}`, { as: member })).statusCode, id).toBe(404);
    }
  });

  test('taken back is gone at once; as part of something it stays', async () => {
    const url = await begin(member);
    await patch(url, 0, photo.subarray(0, 10));
    expect((await call('DELETE', url, { as: member })).statusCode).toBe(204);
    expect(await arrivals()).not.toContain(idOf(url));
    expect((await call('HEAD', url, { as: member })).statusCode).toBe(404);

    const used = await begin(member);
    await patch(used, 0, photo);
    await spark.call('updateMe', { as: member, body: { avatarMediaId: idOf(used) } });
    expect(readProblem(await call('DELETE', used, { as: member }))).toMatchObject({ code: 'conflict' });
  });

  test('that nobody finishes is forgotten after a day', async () => {
    const url = await begin(member);
    await patch(url, 0, photo.subarray(0, 10));
    await sweepMedia(spark, new Date(Date.now() + 23 * 3_600_000));
    expect(await offsetOf(url)).toBe('10');
    await sweepMedia(spark, new Date(Date.now() + 25 * 3_600_000));
    expect((await call('HEAD', url, { as: member })).statusCode).toBe(404);
    expect(await arrivals()).not.toContain(idOf(url));
  });

  test('is one of thirty at most', async () => {
    const eager = await spark.newMember();
    for (let count = 0; count < 30; count += 1) await begin(eager);
    const refused = await call('POST', path, { as: eager, headers: { 'upload-length': '9' } });
    expect(readProblem(refused)).toMatchObject({ status: 429, code: 'rate_limited' });
  });

  test('is one of thirty at most, however many begin at once', async () => {
    const eager = await spark.newMember();
    for (let count = 0; count < 29; count += 1) await begin(eager);
    const refused = Promise.withResolvers<Awaited<ReturnType<typeof call>>>();
    await spark.db.transaction().execute(async (trx) => {
      await holdUploads(trx, eager.id);
      refused.resolve(call('POST', path, { as: eager, headers: { 'upload-length': '9' } }));
      await waitingFor(spark.db, 1);
      await insertArrival(trx, { id: newId(), ownerId: eager.id, size: 9, now: new Date() });
    });
    expect(readProblem(await refused.promise)).toMatchObject({ status: 429, code: 'rate_limited' });
  });

  test('is described to whoever asks, and refuses other versions', async () => {
    const { statusCode, headers } = await spark.send({ method: 'OPTIONS', url: path });
    expect({ statusCode, headers }).toMatchObject({
      statusCode: 204,
      headers: {
        'tus-version': '1.0.0',
        'tus-extension': 'creation,creation-with-upload,termination,expiration',
        'tus-max-size': String(limits.uploadBytes),
      },
    });
    expect(headers['access-control-allow-origin']).toBeUndefined();
    const old = await call('POST', path, {
      as: member,
      headers: { 'tus-resumable': '0.2.0', 'upload-length': '9' },
    });
    expect(readProblem(old)).toMatchObject({ status: 400 } satisfies Partial<Problem>);
  });
});

test('two requests for one upload take turns', async () => {
  const url = await begin(member);
  const both = await Promise.all([patch(url, 0, photo), patch(url, 0, photo)]);
  expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 409]);
});
