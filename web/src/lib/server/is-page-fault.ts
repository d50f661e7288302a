import { isApiProblem } from '#lib/api/index.ts';
import { describeError } from '#lib/describe-error.ts';

/** Whether a page failed by a fault of its own. What the API could not answer is told in its own log, and not for each page. */
export function isPageFault(caught: unknown): boolean {
  return !isApiProblem(caught) && describeError(caught).status >= 500;
}
