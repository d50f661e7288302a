import { fail, type RequestEvent } from '@sveltejs/kit';
import { askAuth } from './ask-auth.server.ts';
import { authRemarks } from './auth-remarks.ts';

/** Asks for a letter to the address of a form. The answer is the same whoever has it, or has not. */
export async function askForLetter(event: RequestEvent, path: string, facts: Record<string, string> = {}) {
  const email = String((await event.request.formData()).get('email') ?? '').trim();
  const answer = await askAuth(event, path, { email, ...facts });
  if (answer.isOk) return { sentTo: email };
  const remarks = authRemarks(answer);
  const remark = remarks['email'] ?? remarks['form'] ?? answer.message;
  return fail(answer.status, { email, remark });
}
