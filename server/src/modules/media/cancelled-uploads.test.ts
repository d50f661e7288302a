import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Person } from '../../../test/people.ts';
import { asUpload, paintPicture } from '../../../test/pictures.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';

let spark: TestApp;
let member: Person;
let port: number;
beforeAll(async () => {
  spark = await createTestApp();
  member = await spark.newMember();
  await spark.app.listen({ port: 0, host: '127.0.0.1' });
  // Listening on a port, so it is not the path of a socket.
  port = (spark.app.server.address() as AddressInfo).port;
});
afterAll(() => spark.close());

/** Sends the first half of an upload and hangs up. */
async function cancel(body: Buffer, contentType: string): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(
    `POST /api/v1/media HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${member.token}\r\n` +
      `Content-Type: ${contentType}\r\nContent-Length: ${body.length}\r\n\r\n`,
  );
  await new Promise((resolve) => socket.write(body.subarray(0, body.length / 2), resolve));
  socket.destroy();
}

test('five hundred uploads that were given up leave no file', async () => {
  const photo = Buffer.concat([await paintPicture('jpeg'), Buffer.alloc(60_000)]);
  const { payload, headers } = asUpload(photo);
  let seen = 0;
  for (let round = 0; round < 25; round += 1) {
    await Promise.all(Array.from({ length: 20 }, () => cancel(payload, headers['content-type'] ?? '')));
    seen += (await readdir(spark.vault.folder)).length;
  }
  const left = async () => [
    ...(await readdir(spark.vault.folder)),
    ...(await readdir(spark.store.folder)),
    ...(await spark.db.selectFrom('media').select('id').execute()),
  ];
  // Some were being written when they were looked for: it was these that went.
  expect(seen).toBeGreaterThan(0);
  await expect.poll(left, { timeout: 20_000 }).toEqual([]);
}, 60_000);
