import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import pino from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { createHttpServer } from './server.ts';

test('who hangs up while asking is no fault, and nothing is done for them', async () => {
  const lines: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line) => void lines.push(line) });
  const app = await createHttpServer({ log, isHttps: false, outages: { refused: () => undefined } });
  onTestFinished(() => app.close());
  const answered: string[] = [];
  app.post('/:who', async ({ params }) => answered.push(JSON.stringify(params)));
  await app.listen({ port: 0, host: '127.0.0.1' });
  // Listening on a port, the server has an address with one.
  const { port } = app.server.address() as AddressInfo;
  for (let times = 0; times < 5; times += 1) {
    const caller = connect(port, '127.0.0.1').on('error', () => undefined);
    await once(caller, 'connect');
    caller.write('POST /gone HTTP/1.1\r\nhost: localhost\r\ncontent-length: 0\r\n\r\n');
    caller.resetAndDestroy();
  }
  expect(await (await fetch(`http://127.0.0.1:${port}/there`, { method: 'POST' })).json()).toBe(1);
  expect(answered).toEqual(['{"who":"there"}']);
  expect(lines).toEqual([]);
});
