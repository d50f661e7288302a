import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { isApiProblem } from '#lib/api/index.ts';

/**
 * Does what a form asks for and shows the page anew, or another one that `leadsTo` names; where it is refused, the page with
 * the reason and what was typed.
 */
export function act(
  write: (event: RequestEvent, form: FormData) => Promise<unknown>,
  leadsTo: (event: RequestEvent, form: FormData) => string = ({ url }) => url.pathname,
) {
  return async (event: RequestEvent) => {
    const form = await event.request.formData();
    try {
      await write(event, form);
    } catch (caught) {
      if (!isApiProblem(caught)) throw caught;
      return fail(caught.problem.status, { refused: caught.message });
    }
    redirect(303, leadsTo(event, form));
  };
}

/** A field of a form; what is absent is empty. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
