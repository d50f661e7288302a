import { limits } from '@spark/contract';
import { fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { call, isApiProblem, routes } from '#lib/api/index.ts';
import { keepInterests } from '#lib/interests-cookie.ts';
import { readMe } from '#lib/server/read-me.ts';
import { missingSentence } from './missing-interests.ts';

/** What the form shows again when a choice could not be kept. */
export interface RefusedChoice {
  message: string;
  chosen: string[];
}

/**
 * Keeps the interests chosen in a form: with the account of whoever is signed in, on the device for a visitor. Goes on
 * to `next` when done; answers with a sentence and the choice when it is refused.
 */
export async function chooseInterests(
  event: RequestEvent,
  next: { visitor: string; user: string },
): Promise<ActionFailure<RefusedChoice>> {
  const form = await event.request.formData();
  const chosen = [...new Set(form.getAll('interest').map(String))];
  const missing = missingSentence(chosen.length);
  if (missing !== null) return fail(422, { message: missing, chosen });
  const me = await readMe(event);
  if (me === null) {
    keepInterests(event.cookies, await onlyKnown(event.fetch, chosen));
    redirect(303, next.visitor);
  }
  try {
    await call(event.fetch, routes.setMyInterests, { body: { slugs: chosen } });
  } catch (caught) {
    if (!isApiProblem(caught)) throw caught;
    return fail(caught.problem.status, { message: caught.message, chosen });
  }
  redirect(303, next.user);
}

// An interest may have gone since the form was shown; a visitor loses no more than that one.
async function onlyKnown(fetch: RequestEvent['fetch'], chosen: string[]): Promise<string[]> {
  const { items } = await call(fetch, routes.listInterests);
  const known = new Set(items.map(({ slug }) => slug));
  return chosen.filter((slug) => known.has(slug)).slice(0, maxKept);
}

// A cookie holds about 4,000 letters.
const maxKept = Math.max(100, limits.minInterests);
