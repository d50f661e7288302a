import { sourceLocale } from '@spark/contract';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { say } from '../sentences/index.ts';
import { problemBody } from './error-handler.ts';
import { ProblemError } from './problem-error.ts';

/** Answers what Node could not read as HTTP at all, in the form of every other refusal, and hangs up. */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = toProblem(error.code);
  const body = JSON.stringify(problemBody(problem, sourceLocale));
  socket.end(
    [
      `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
      'Content-Type: application/problem+json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

function toProblem(code: string | undefined): ProblemError {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new ProblemError('request_timeout', say`The request did not arrive in time.`);
    case 'HPE_HEADER_OVERFLOW':
      return new ProblemError('headers_too_large', say`The headers are larger than Spark accepts.`);
    default:
      return new ProblemError('malformed_request', say`This could not be read as an HTTP request.`);
  }
}
