import type { Me } from '@spark/contract';
import type { RequestEvent } from '@sveltejs/kit';
import { call, codeOf, routes } from '#lib/api/index.ts';

/** The signed-in person, or `null` for a visitor. */
export async function readMe({
  cookies,
  fetch,
}: Pick<RequestEvent, 'cookies' | 'fetch'>): Promise<Me | null> {
  const hasSession = cookies.getAll().some(({ name }) => name.endsWith('session_token'));
  if (!hasSession) return null;
  try {
    return await call(fetch, routes.getMe);
  } catch (caught) {
    if (codeOf(caught) === 'unauthenticated') return null;
    throw caught;
  }
}
