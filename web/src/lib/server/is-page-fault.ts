import { isApiProblem } from '#lib/api/index.ts';
import { describeError } from '#lib/describe-error.ts';

/**
 * Whether a page failed by a fault of its own. What the API could not answer is told in its own log, and not for each page; and
 * who hangs up in the middle of a form is no fault at all.
 */
export function isPageFault(caught: unknown): boolean {
  return !isApiProblem(caught) && !isHangUp(caught) && describeError(caught).status >= 500;
}

/** How Node names a body whose sender is gone: pages themselves have no other connections. */
function isHangUp(caught: unknown): boolean {
  return caught instanceof Error && 'code' in caught && caught.code === 'ECONNRESET';
}
