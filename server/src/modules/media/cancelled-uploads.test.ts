import { readdir } from 'node:fs/promises';
import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
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

/** Sends the first half of an upload. */
async function begin(body: Buffer, contentType: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(
    `POST /api/v1/media HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${member.token}\r\n` +
      `Content-Type: ${contentType}\r\nContent-Length: ${body.length}\r\n\r\n`,
  );
  await new Promise((resolve) => socket.write(body.subarray(0, body.length / 2), resolve));
  return socket;
}

test('two hundred uploads that were given up leave no file', async () => {
  const photo = Buffer.concat([await paintPicture('jpeg'), Buffer.alloc(60_000)]);
  const { payload, headers } = asUpload(photo);
  const arriving = async () => (await readdir(spark.vault.folder)).length;
  for (let round = 0; round < 10; round += 1) {
    const uploads = Array.from({ length: 20 }, () => begin(payload, headers['content-type'] ?? ''));
    const sockets = await Promise.all(uploads);
    // What is given up is being written.
    await expect.poll(arriving, { interval: 5 }).toBeGreaterThan(0);
    for (const socket of sockets) socket.destroy();
    await expect.poll(arriving, { interval: 5, timeout: 20_000 }).toBe(0);
  }
  const left = async () => [
    ...(await readdir(spark.vault.folder)),
    ...(await readdir(spark.store.folder)),
    ...(await spark.db.selectFrom('media').select('id').execute()),
  ];
  await expect.poll(left, { timeout: 20_000 }).toEqual([]);
});
