import type { FastifyInstance } from 'fastify';

/** Whoever has not sent or taken all of a call by then is cut off: the database is still to be stopped in good order. */
const patienceMs = 30_000;

/**
 * While the server closes, ends each connection once its running call is answered, and says so with the answer where there is
 * still time to: kept for a next call, as it is otherwise, it would be waited for until the caller gives up.
 */
export function letCallersGo(app: FastifyInstance, waitMs = patienceMs): void {
  let isClosing = false;
  app.addHook('preClose', (done) => {
    isClosing = true;
    setTimeout(() => app.server.closeAllConnections(), waitMs).unref();
    done();
  });
  app.addHook('onRequest', (request, reply, done) => {
    reply.raw.once('finish', () => {
      if (isClosing) request.raw.socket.destroySoon();
    });
    done();
  });
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (isClosing) reply.header('connection', 'close');
    done();
  });
}
