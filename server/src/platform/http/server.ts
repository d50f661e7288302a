import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import { limits } from '@spark/contract';
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { OutageLog } from '../db/index.ts';
import { say } from '../sentences/index.ts';
import { answerBrokenRequest } from './broken-request.ts';
import { createErrorHandler, sendProblem } from './error-handler.ts';
import { createCallLog, describeCall } from './call-log.ts';
import { createJsonParser } from './json-body.ts';
import { letCallersGo } from './let-callers-go.ts';
import { ProblemError } from './problem-error.ts';
import { addSecureHeaders } from './secure-headers.ts';
import { compileSerializer } from './serialization.ts';
import { compileValidator } from './validation.ts';

// Fastify sets no limit on slow bodies by itself, Node a rather long one on slow headers.
const requestTimeoutMs = 60_000;
const headersTimeoutMs = 15_000;
const keepAliveTimeoutMs = 72_000;
const slowSocketCheckMs = 5_000;
// The longest post, every character escaped, has 220 KB; a validator that lists all faults takes 0.3 s for this much.
const jsonBodyLimitBytes = 256 * 1024;
const writesPerMinute = 600;

/** An HTTP server with everything that is the same for every address: limits, ids, headers, errors. */
export async function createHttpServer(options: {
  log: FastifyBaseLogger;
  isHttps: boolean;
  outages: Pick<OutageLog, 'refused'>;
}): Promise<FastifyInstance> {
  const handleError = createErrorHandler(options.outages);
  const app: FastifyInstance = Fastify({
    loggerInstance: options.log.child({}, { serializers: { req: describeCall } }),
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    logController: createCallLog(),
    bodyLimit: jsonBodyLimitBytes,
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: keepAliveTimeoutMs,
    connectionTimeout: 0,
    http: { headersTimeout: headersTimeoutMs, connectionsCheckingInterval: slowSocketCheckMs },
    // An address of e-mail has 254 characters, and more where some of them are escaped.
    routerOptions: { maxParamLength: 500 },
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: (error, request, reply) => {
      // Hooks do not run for addresses the router cannot read.
      handleError(error, request, reply.header('x-request-id', request.id));
    },
  });
  app.decorateRequest('viewer', null);
  app.decorateRequest('shopSignature', null);
  app.setValidatorCompiler(compileValidator);
  app.setSerializerCompiler(compileSerializer);
  app.setErrorHandler(handleError);
  app.setNotFoundHandler((_request, reply) =>
    sendProblem(reply, new ProblemError('not_found', say`There is nothing at this address.`)),
  );
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, createJsonParser(app));
  app.addHook('onRequest', (request, reply, done) => {
    // Who hung up while asking has no address any more to count calls by, and hears no answer; by a socket file nobody has one.
    if (request.socket.remoteAddress !== undefined || typeof app.server.address() === 'string') return done();
    reply.hijack();
    request.socket.destroy();
  });
  addSecureHeaders(app, options);
  letCallersGo(app);
  app.addHook('onRequest', (request, _reply, done) => {
    // Wherever it would end up, PostgreSQL has no text for it. In bodies it is looked for when they are read.
    if (!request.url.includes('%00')) return done();
    done(
      new ProblemError('malformed_request', say`The address holds a character (U+0000) that is not allowed.`),
    );
  });
  await app.register(multipart, {
    limits: { fileSize: limits.uploadBytes, files: 1, fields: 0, parts: 1, headerPairs: 20 },
  });
  // Counted over all addresses, and before anything else is done for the caller.
  await app.register(rateLimit, {
    global: false,
    addHeadersOnExceeding: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
    },
  });
  const limitWrites = app.rateLimit({ max: writesPerMinute, timeWindow: 60_000 });
  app.addHook('onRequest', async (request, reply) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') await limitWrites.call(app, request, reply);
  });
  return app;
}
