import { isApiProblem } from '#lib/api/index.ts';

function ofOurs() {
  return 'Spark could not show this page just now. Try again in a moment.';
}

/** What a page that failed says: the API's own status and sentence, what the router said, or a kind general one. */
export function describeError(caught: unknown): App.Error {
  if (isApiProblem(caught)) {
    const { status, detail, code, wasHere } = caught.problem;
    // Search engines let go of what is gone, and come back for what is only missing.
    return { status: wasHere === true ? 410 : status, message: detail, code };
  }
  if (isForPeople(caught)) return { status: caught.status, message: caught.message };
  return { status: 500, message: ofOurs() };
}

function isForPeople(caught: unknown): caught is { status: number; message: string } {
  if (typeof caught !== 'object' || caught === null) return false;
  return (
    'status' in caught && 'message' in caught && typeof caught.status === 'number' && caught.status < 500
  );
}
