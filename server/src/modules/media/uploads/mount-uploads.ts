import { Id, limits, Shape, uploadsPath } from '@spark/contract';
import { Server } from '@tus/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { newId } from '../../../platform/db/index.ts';
import { admit, apiPrefix, ProblemError, type Gatekeeping } from '../../../platform/http/index.ts';
import { say } from '../../../platform/sentences/index.ts';
import { explainUploadError } from './explain-upload-error.ts';
import { createFinishUpload, type UploadServices } from './finish-upload.ts';
import { receivedBytes } from './received-bytes.ts';
import { createUploadLocks } from './upload-locks.ts';
import { UploadStore } from './upload-store.ts';

const contentType = 'application/offset+octet-stream';
// A connection that died is let go of after this, and another one goes on.
const drainMs = 1_000;

/** Serves resumable uploads (tus 1.0): an upload of one's own, whose id is that of the photo it becomes. */
export async function mountUploads(
  app: FastifyInstance,
  services: UploadServices,
  gatekeeping: Gatekeeping,
): Promise<void> {
  const path = apiPrefix + uploadsPath;
  const locker = createUploadLocks();
  const finish = createFinishUpload(services);

  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const ownerId = request.viewer?.userId ?? '';
    let failure: unknown = null;
    const server = new Server({
      path,
      datastore: new UploadStore(services, { ownerId, finish }),
      locker,
      lockDrainTimeout: drainMs,
      maxSize: limits.uploadBytes,
      relativeLocation: true,
      allowedOrigins: [],
      namingFunction: () => newId(),
      onUploadFinish: async (_request, { id }) => {
        await finish({ id, ownerId });
        return {};
      },
      onResponseError: (_request, error) => {
        failure = error;
        return undefined;
      },
    });
    const response = await server.handleWeb(toWebRequest(request));
    for (const [name, value] of response.headers) {
      // Other origins are none of our business; the length is that of an answer we may not send.
      if (!/^(access-control-|content-length$)/.test(name)) reply.header(name, value);
    }
    if (failure !== null) throw explainUploadError(failure);
    if (response.status >= 400) {
      throw new ProblemError(
        'malformed_request',
        say`Not as tus 1.0.0 wants it: ${(await response.text()).trim()}.`,
      );
    }
    return reply.status(response.status).send();
  }

  await app.register(async (scope) => {
    // Left as a stream: a piece of a photo is never in memory whole.
    scope.addContentTypeParser(contentType, (_request, _payload, done) => done(null));
    scope.addHook('onRequest', async (request) => {
      if (request.method === 'OPTIONS') return;
      request.viewer = await gatekeeping.identify(request);
      await admit(request, 'media.upload', gatekeeping);
    });
    const options = { bodyLimit: limits.uploadBytes, handler: answer };
    const one = { hide: true, params: Shape({ id: Id }) };
    scope.route({ ...options, method: ['OPTIONS', 'POST'], url: path, schema: { hide: true } });
    scope.route({ ...options, method: 'OPTIONS', url: `${path}/:id`, schema: { hide: true } });
    scope.route({ ...options, method: ['HEAD', 'PATCH', 'DELETE'], url: `${path}/:id`, schema: one });
  });
}

function toWebRequest({ method, url, headers, raw }: FastifyRequest): Request {
  const pairs = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  );
  const body = method === 'PATCH' || method === 'POST' ? receivedBytes(raw) : null;
  // The address is only read for its path; Node's two names for one stream differ in types alone.
  return new Request(new URL(url, 'http://localhost'), {
    method,
    headers: pairs,
    body: body as ReadableStream | null,
    duplex: 'half',
  });
}
