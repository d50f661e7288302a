import type { Problem } from '@spark/contract';
import { isFull } from '../is-full.ts';

/** A refusal or failure of the API, as it described it. */
export interface ApiProblem extends Error {
  readonly problem: Problem;
  /** When to come again, as the answer said it. */
  readonly retryAfter: string | null;
}

const problems = new WeakSet<Error>();

/** Makes the error thrown for a problem; `message` is the API's sentence for people. */
export function createApiProblem(problem: Problem, retryAfter: string | null = null): ApiProblem {
  const error = Object.assign(new Error(problem.detail || problem.title), { problem, retryAfter });
  problems.add(error);
  return error;
}

/** Whether a caught value is a problem of the API. */
export function isApiProblem(value: unknown): value is ApiProblem {
  return value instanceof Error && problems.has(value);
}

/** The sentence to show for whatever was caught. */
export function sentenceOf(caught: unknown): string {
  if (isApiProblem(caught)) return caught.message;
  if (isFull(caught)) return 'This device is full, so it could not be kept here. Make room and try again.';
  return 'We could not reach Spark. Check your connection and try again.';
}

/** The problem's permanent code, or `null` where the API was not reached. */
export function codeOf(caught: unknown): string | null {
  return isApiProblem(caught) ? caught.problem.code : null;
}

/** Reads a failed answer; whatever is not problem+json becomes a problem with a sentence of our own. */
export async function readProblem(response: Response): Promise<Problem> {
  const fallback: Problem = {
    type: 'about:blank',
    title: 'Not available',
    status: response.status,
    detail: 'Spark could not answer just now. Try again in a moment.',
    code: 'unavailable',
  };
  try {
    const body: unknown = JSON.parse(await response.text());
    const isProblem = typeof body === 'object' && body !== null && 'code' in body && 'detail' in body;
    // The one parse boundary for errors: the server sends its contract's shape or no `code` at all.
    return isProblem ? { ...fallback, ...(body as Partial<Problem>) } : fallback;
  } catch {
    return fallback;
  }
}
