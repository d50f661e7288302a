import { redirect } from '@sveltejs/kit';
import { codeOf } from '#lib/api/index.ts';

/** Reads a page of a list; where the cursor in the address is one the server no longer knows, the list begins anew. */
export async function orRestart<T>(reading: Promise<T>, url: URL, cursorName = 'cursor'): Promise<T> {
  try {
    return await reading;
  } catch (caught) {
    if (codeOf(caught) !== 'invalid_cursor' || !url.searchParams.has(cursorName)) throw caught;
    const params = new URLSearchParams(url.search);
    params.delete(cursorName);
    redirect(307, params.size > 0 ? `${url.pathname}?${params}` : url.pathname);
  }
}
