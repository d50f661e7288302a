import Fastify, { type FastifyInstance } from 'fastify';
import { connect, createServer, type AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { letCallersGo } from './let-callers-go.ts';
import { listenAt } from './listen-at.ts';

// A connection is kept longer than this for a next call.
const patienceMs = 60_000;
const both = ['127.0.0.1', '::1'];
const knowsBoth = Object.values(networkInterfaces()).some((all) =>
  all?.some(({ address }) => address === '::1'),
);

async function open(lookup: () => Promise<string[]>) {
  const app: FastifyInstance = Fastify({ forceCloseConnections: 'idle', keepAliveTimeout: patienceMs });
  onTestFinished(() => app.close());
  let calls = 0;
  app.addHook('onRequest', async () => void (calls += 1));
  letCallersGo(app, 50);
  app.post('/', async () => 'welcome');
  await listenAt(app, { host: 'localhost', port: 0 }, lookup);
  // Listening on a port, the server has an address with one.
  return { app, port: (app.server.address() as AddressInfo).port, begun: () => calls };
}

function call(host: string, port: number, body: string) {
  const caller = connect(port, host);
  onTestFinished(() => void caller.destroy());
  const head = 'POST / HTTP/1.1\r\ncontent-type: text/plain\r\nhost: localhost\r\ncontent-length: 10\r\n\r\n';
  caller.write(head + body);
  return caller;
}

test.skipIf(!knowsBoth)(
  'a name with two addresses is listened at by both, and no caller of either outstays the server',
  async () => {
    const { app, port, begun } = await open(async () => both);
    const kept = both.map((host) => call(host, port, 'all of it.'));
    for (const caller of kept) {
      const [said] = await new Promise<[Buffer]>((resolve) => caller.once('data', (...all) => resolve(all)));
      expect(said.toString()).toContain('welcome');
    }
    const halves = both.map((host) => text(call(host, port, 'half')));
    await expect.poll(begun).toBe(4);
    await app.close();
    // Cut off in the middle of what they sent.
    expect(await Promise.all(halves)).toEqual(['', '']);
    expect(await Promise.all(kept.map((caller) => text(caller)))).toEqual(['', '']);
    await Promise.all(
      both.map((host) => expect(reach(host, port)).rejects.toMatchObject({ code: 'ECONNREFUSED' })),
    );
  },
  patienceMs,
);

function reach(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => connect(port, host).once('connect', resolve).once('error', reject));
}

test('an address that cannot be had is no reason not to listen at the others', async () => {
  const { port } = await open(async () => ['127.0.0.1', '192.0.2.1']);
  await expect(reach('127.0.0.1', port)).resolves.toBeUndefined();
});

test('a port that is taken is told as the system tells it', async () => {
  const stranger = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void stranger.close());
  await expect.poll(() => stranger.listening).toBe(true);
  // As above.
  const { port } = stranger.address() as AddressInfo;
  const app = Fastify();
  await expect(listenAt(app, { host: '127.0.0.1', port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test('a caller who cannot be let in ends nothing', async () => {
  const { app, port } = await open(async () => ['127.0.0.1']);
  app.server.emit('error', Object.assign(new Error('accept ENOBUFS'), { code: 'ENOBUFS' }));
  await expect(reach('127.0.0.1', port)).resolves.toBeUndefined();
});
