import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { isApiProblem } from '#lib/api/index.ts';

/** Does what a form asks for and shows the page anew; where it is refused, with the reason and what was typed. */
export function act(write: (event: RequestEvent, form: FormData) => Promise<unknown>) {
  return async (event: RequestEvent) => {
    const form = await event.request.formData();
    try {
      await write(event, form);
    } catch (caught) {
      if (!isApiProblem(caught)) throw caught;
      return fail(caught.problem.status, { refused: caught.message });
    }
    redirect(303, event.url.pathname);
  };
}

/** A field of a form; what is absent is empty. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
