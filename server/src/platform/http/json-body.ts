import type { FastifyBodyParser, FastifyInstance } from 'fastify';
import { say } from '../sentences/index.ts';
import { invalid, ProblemError } from './problem-error.ts';

// Nothing of the contract nests deeper than six; what walks a body by calling itself is safe far beyond this.
const maxDepth = 32;

/**
 * A reader of JSON bodies that refuses keys which would reach into the prototype, deep nesting, and what cannot be kept:
 * bytes that are no UTF-8, U+0000, which PostgreSQL has no text for, and halves of surrogate pairs, which UTF-8 has no
 * bytes for.
 * An empty body is no body, for calls that want none.
 */
export function createJsonParser(app: FastifyInstance): FastifyBodyParser<Buffer> {
  const parse = app.getDefaultJsonParser('error', 'error');
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  return (request, bytes, done) => {
    let text;
    try {
      text = utf8.decode(bytes);
    } catch (cause) {
      return done(new ProblemError('malformed_request', say`The body is not valid UTF-8.`, { cause }));
    }
    if (text === '' && request.routeOptions.schema?.body === undefined) return done(null, undefined);
    parse(request, text, (error: Error | null, body?: unknown) => {
      if (error) {
        return done(
          new ProblemError('malformed_request', say`The body is not valid JSON.`, { cause: error }),
        );
      }
      const fault = findFault(body);
      if (fault === null) done(null, body);
      else done(fault);
    });
  };
}

// Keeps its own stack: a body may be nested deeper than calls can be.
function findFault(body: unknown): ProblemError | null {
  const waiting: Waiting[] = [{ path: '', value: body, depth: 1 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { path, value, depth } = next;
    if (typeof value === 'string' && !canBeKept(value)) return unkeepable(path);
    if (typeof value !== 'object' || value === null) continue;
    if (depth > maxDepth) return new ProblemError('malformed_request', say`The body is nested too deeply.`);
    for (const [key, inner] of Object.entries(value)) {
      if (!canBeKept(key)) return unkeepable(path);
      waiting.push({ path: `${path}/${key}`, value: inner, depth: depth + 1 });
    }
  }
  return null;
}

function canBeKept(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

function unkeepable(path: string): ProblemError {
  return invalid({ path, message: say`The text holds a character that cannot be stored.` });
}

interface Waiting {
  path: string;
  value: unknown;
  depth: number;
}
