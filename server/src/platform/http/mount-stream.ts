import { StreamQuery, streamPath, type streamEvents } from '@spark/contract';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ServerResponse } from 'node:http';
import { say } from '../sentences/index.ts';
import { ProblemError } from './problem-error.ts';
import { apiPrefix, refusalSchema } from './serve-routes.ts';

/** The name of a kind of event. */
type EventName = keyof typeof streamEvents;

/**
 * Tells the reader of a stream something; `json` is the data, already written out. With an id, which holds no line break,
 * a reader that was cut off says what it was told last.
 */
export type Tell = (event: EventName, json: string, id?: string) => void;

/** Something streams tell about. It tells what it has to until the returned function is called. */
export type StreamSource = (query: StreamQuery, tell: Tell, request: FastifyRequest) => () => void;

/** How much streams may take. */
export interface StreamLimits {
  /** Streams of one process; beyond it others of the same Spark may have room. */
  streams: number;
  /** Streams of one address: many people can be behind one. */
  perAddress: number;
  /** What a reader may leave unread before it is dropped; it will come back and be told the present state. */
  unreadBytes: number;
  /** Proxies and phones forget connections on which nothing is said. */
  heartbeatMs: number;
}

const defaultLimits: StreamLimits = {
  streams: 12_000,
  perAddress: 500,
  unreadBytes: 256 * 1024,
  heartbeatMs: 20_000,
};

/** Readers are kept awake part by part: all 10,000 at once would keep everybody else waiting for a fifth of a second. */
const heartbeatParts = 20;

/** A reader that was cut off comes back after this, and not all of them at the same moment. */
const retryMs = 1_500;
const retrySpreadMs = 3_000;

const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // Nothing follows a stream on its connection; kept alive, it would keep a server from stopping.
  connection: 'close',
  // For proxies that would otherwise collect what is told before they pass it on.
  'x-accel-buffering': 'no',
};

/** Serves the stream of what happens: every source tells its events over one connection for as long as it lasts. */
export function mountStream(
  app: FastifyInstance,
  sources: readonly StreamSource[],
  changed: Partial<StreamLimits> = {},
): void {
  const limits = { ...defaultLimits, ...changed };
  const streams = new Set<ServerResponse>();
  const perAddress = new Map<string, number>();
  const parts = Array.from({ length: heartbeatParts }, () => new Set<ServerResponse>());
  let opened = 0;
  let beats = 0;

  const heartbeat = setInterval(() => {
    for (const stream of parts[beats++ % heartbeatParts] ?? []) write(stream, ':\n\n');
  }, limits.heartbeatMs / heartbeatParts);
  heartbeat.unref();

  function write(stream: ServerResponse, text: string): void {
    stream.write(text);
    if (stream.writableLength > limits.unreadBytes) stream.destroy();
  }

  function requireRoom(address: string): void {
    if (streams.size >= limits.streams) {
      throw new ProblemError('unavailable', say`Too many are watching at once. Try again in a moment.`, {
        headers: { 'retry-after': '30' },
      });
    }
    if ((perAddress.get(address) ?? 0) < limits.perAddress) return;
    throw new ProblemError('rate_limited', say`Too many streams are open from here. Close some first.`, {
      headers: { 'retry-after': '30' },
    });
  }

  function countAddress(address: string, difference: 1 | -1): void {
    const count = (perAddress.get(address) ?? 0) + difference;
    if (count === 0) perAddress.delete(address);
    else perAddress.set(address, count);
  }

  app.route<{ Querystring: StreamQuery }>({
    method: 'GET',
    url: apiPrefix + streamPath,
    schema: {
      operationId: 'stream',
      summary: 'Be told of changes as they happen: a stream of server-sent events that does not end',
      tags: ['Stream'],
      security: [],
      querystring: StreamQuery,
      response: {
        200: {
          description: 'Events with JSON data',
          content: { 'text/event-stream': { schema: { type: 'string' } } },
        },
        default: refusalSchema,
      },
    },
    handler: (request, reply) => {
      const address = request.ip;
      requireRoom(address);
      reply.hijack();
      const { raw } = reply;
      for (const [name, value] of Object.entries(reply.getHeaders())) {
        if (value !== undefined) raw.setHeader(name, value);
      }
      raw.writeHead(200, streamHeaders);
      const part = parts[opened % heartbeatParts];
      streams.add(raw);
      part?.add(raw);
      countAddress(address, 1);
      write(raw, `retry: ${retryMs + ((opened++ * 100) % retrySpreadMs)}\n\n`);
      const tell: Tell = (event, json, id) =>
        write(raw, `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${json}\n\n`);
      const closeAll = sources.map((open) => open(request.query, tell, request));
      raw.once('close', () => {
        streams.delete(raw);
        part?.delete(raw);
        countAddress(address, -1);
        for (const close of closeAll) close();
      });
    },
  });

  // Streams never end by themselves: the server could not stop.
  app.addHook('preClose', async () => {
    clearInterval(heartbeat);
    for (const stream of streams) stream.end();
  });
}
