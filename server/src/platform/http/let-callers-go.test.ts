import Fastify, { type FastifyReply } from 'fastify';
import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import pino from 'pino';
import { expect, test } from 'vitest';
import { letCallersGo } from './let-callers-go.ts';
import { createHttpServer } from './server.ts';

// A connection is kept longer than this for a next call.
const patienceMs = 60_000;

/** Answers in some way, of which the end waits for a promise. */
type Answer = (reply: FastifyReply, end: Promise<void>) => Promise<unknown>;

const ways: [name: string, answer: Answer, told: string][] = [
  ['an answer', async (_reply, end) => end.then(() => ({ said: 'all of it' })), 'connection: close'],
  [
    'a page that writes its answer itself',
    async (reply, end) => {
      reply.hijack();
      await end;
      reply.raw.end('all of it');
    },
    'HTTP/1.1 200 OK',
  ],
  [
    'an answer that has begun',
    async (reply, end) => {
      reply.hijack();
      reply.raw.write('some and ');
      await end;
      reply.raw.end('all of it');
    },
    'some and ',
  ],
];

test.each(ways)(
  'a server that closes finishes %s, and does not wait for whoever keeps the connection',
  async (_name, answer, told) => {
    const outages = { refused: () => undefined };
    const app = await createHttpServer({ log: pino({ level: 'silent' }), isHttps: false, outages });
    const [started, ending] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    app.get('/', (_request, reply) => {
      started.resolve();
      return answer(reply, ending.promise);
    });
    await app.listen({ port: 0, host: '127.0.0.1' });
    // Listening on a port, the server has an address with one.
    const caller = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
    const said = text(caller);
    caller.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n');
    await started.promise;
    const closed = app.close();
    // By now it has ended the connections on which nothing runs.
    await expect.poll(() => app.server.listening).toBe(false);
    ending.resolve();
    await closed;
    expect(await said).toContain(told);
    expect(await said).toContain('all of it');
  },
  patienceMs,
);

test(
  'whoever never sends the rest is cut off after a while',
  async () => {
    const app = Fastify({ forceCloseConnections: 'idle' });
    letCallersGo(app, 50);
    const started = Promise.withResolvers<void>();
    app.addHook('onRequest', async () => started.resolve());
    app.post('/', async () => 'never');
    await app.listen({ port: 0, host: '127.0.0.1' });
    // As above.
    const caller = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
    const said = text(caller);
    caller.write(
      'POST / HTTP/1.1\r\ncontent-type: text/plain\r\nhost: localhost\r\ncontent-length: 10\r\n\r\nhalf',
    );
    await started.promise;
    await app.close();
    expect(await said).toBe('');
  },
  patienceMs,
);
