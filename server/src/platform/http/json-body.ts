import type { FastifyBodyParser, FastifyInstance } from 'fastify';
import { ProblemError } from './problem-error.ts';

/**
 * A reader of JSON bodies that refuses keys which would reach into the prototype, and the character U+0000, which
 * PostgreSQL cannot store in text.
 */
export function createJsonParser(app: FastifyInstance): FastifyBodyParser<string> {
  const parse = app.getDefaultJsonParser('error', 'error');
  return (request, text, done) => {
    parse(request, text, (error: Error | null, body?: unknown) => {
      if (error)
        return done(new ProblemError('malformed_request', 'The body is not valid JSON.', { cause: error }));
      // The escape is the only way JSON can carry the character; most bodies are done after this look.
      const path = text.includes('\\u0000') ? findNul(body) : null;
      if (path === null) return done(null, body);
      const message = 'The text holds a character (U+0000) that cannot be stored.';
      done(new ProblemError('validation_failed', message, { errors: [{ path, message }] }));
    });
  };
}

// Keeps its own stack: a body may be nested deeper than calls can be.
function findNul(body: unknown): string | null {
  const waiting: [path: string, value: unknown][] = [['', body]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [path, value] = next;
    if (typeof value === 'string' && value.includes('\0')) return path;
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      if (key.includes('\0')) return path;
      waiting.push([`${path}/${key}`, inner]);
    }
  }
  return null;
}
