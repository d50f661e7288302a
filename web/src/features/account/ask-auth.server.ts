import type { RequestEvent } from '@sveltejs/kit';

/** How the sign-in service answered: its data, or its permanent code and sentence. */
export type AuthAnswer =
  | { isOk: true; data: unknown }
  | { isOk: false; status: number; code: string; message: string };

/** Asks the sign-in service on behalf of the visitor; session cookies it sets reach the browser with the page. */
export async function askAuth(
  { fetch }: Pick<RequestEvent, 'fetch'>,
  path: string,
  body?: Record<string, unknown>,
): Promise<AuthAnswer> {
  const response = await fetch(`/api/auth${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const data: unknown = await response.json().catch(() => null);
  if (response.ok) return { isOk: true, data };
  return {
    isOk: false,
    status: response.status,
    code: textOf(data, 'code'),
    message: textOf(data, 'detail') || 'Spark could not answer just now. Try again in a moment.',
  };
}

function textOf(data: unknown, name: string): string {
  if (typeof data !== 'object' || data === null || !(name in data)) return '';
  // Checked above to have the field; what it holds is checked here.
  const value = (data as Record<string, unknown>)[name];
  return typeof value === 'string' ? value : '';
}
