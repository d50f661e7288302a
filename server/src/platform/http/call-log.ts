import { LogController, type FastifyReply, type FastifyRequest } from 'fastify';

/**
 * What is noted of calls of the API: one line each, once it is answered, with what was asked. That it came in is told only to
 * who looks closely: written as it happens, each line costs as much as many an answer.
 */
export function createCallLog(): LogController {
  return new CallLog({ disableRequestLogging: (request) => !request.url.startsWith('/api/') });
}

/** What a line says of who asked for what. Links of letters carry keys: they stand in the query, or end the path. */
export function describeCall(request: FastifyRequest): object {
  const { method, url, params, host, ip, socket } = request;
  const [path = ''] = url.split('?', 1);
  return {
    method,
    // As it was written, which may differ from what was read of it.
    url: hasToken(params) || endsInKey.test(path) ? path.replace(/[^/]+$/, ':token') : path,
    host,
    remoteAddress: ip,
    remotePort: socket.remotePort,
  };
}

/** Calls that Better Auth tells apart itself, behind one address of ours. */
const endsInKey = /^\/api\/auth\/reset-password\/./;

function hasToken(params: unknown): boolean {
  return typeof params === 'object' && params !== null && 'token' in params;
}

// Fastify takes a class; there is no other way to say which lines are written.
class CallLog extends LogController {
  override incomingRequest(request: FastifyRequest): void {
    if (!this.isLogDisabled(request)) request.log.debug({ req: request }, 'incoming request');
  }

  override requestCompleted(
    error: Error | null | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
  ): void {
    if (this.isLogDisabled(request)) return;
    const facts = { req: request, res: reply, responseTime: reply.elapsedTime };
    if (error) reply.log.error({ ...facts, err: error }, 'request errored');
    else reply.log.info(facts, 'request completed');
  }
}
