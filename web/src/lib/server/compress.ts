const compressible = /^(text\/html|application\/json|text\/sveltekit-data)/;

/**
 * Sends a page compressed where the browser takes it: a feed is mostly the same words again and again. Its length tells
 * no secret: pages hold no tokens, and `SameSite` keeps other sites from asking for them as the visitor.
 */
export function compress(request: Request, response: Response): Response {
  const accepts = /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '');
  const type = response.headers.get('content-type') ?? '';
  if (response.body === null || !compressible.test(type)) return response;
  response.headers.append('vary', 'accept-encoding');
  if (!accepts || response.headers.has('content-encoding')) return response;
  const headers = new Headers(response.headers);
  headers.set('content-encoding', 'gzip');
  headers.delete('content-length');
  // An entity tag stands for the bytes as they were.
  headers.delete('etag');
  const body = response.body.pipeThrough(new CompressionStream('gzip'));
  return new Response(body, { status: response.status, statusText: response.statusText, headers });
}
