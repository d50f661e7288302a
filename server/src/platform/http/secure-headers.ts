import type { FastifyInstance } from 'fastify';

const yearSeconds = 31_536_000;

/**
 * What every answer tells browsers, whatever it is. Pages set their own policy with the nonces of their scripts; what the
 * API and the media store answer runs nothing. Headers for browsers of the past (Internet Explorer, Flash) are left out: every
 * script and photo carries these lines again.
 */
function secureHeaders(isHttps: boolean): Readonly<Record<string, string>> {
  return {
    'content-security-policy': "default-src 'none';frame-ancestors 'none';base-uri 'none';sandbox",
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    ...(isHttps ? { 'strict-transport-security': `max-age=${yearSeconds}` } : {}),
  };
}

/** Parts of the program: scripts, styles and fonts are never a document, and a first view fetches a dozen of them. */
const programPart = /^\/_app\/immutable\/[^?]*\.(?:js|css|woff2)$/;
const forProgram = ['cross-origin-resource-policy', 'strict-transport-security', 'x-content-type-options'];

/** Puts them, and the id of the request, onto every answer. They are always the same, so they are put together once. */
export function addSecureHeaders(app: FastifyInstance, { isHttps }: { isHttps: boolean }): void {
  const headers = secureHeaders(isHttps);
  const programHeaders = Object.fromEntries(
    Object.entries(headers).filter(([name]) => forProgram.includes(name)),
  );
  app.addHook('onRequest', (request, reply, done) => {
    if (programPart.test(request.url)) reply.headers(programHeaders);
    else reply.headers(headers).header('x-request-id', request.id);
    done();
  });
}
