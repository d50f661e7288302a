import type { Db } from '../../../platform/db/index.ts';

/** The fields of `user` that hold an address: in most answers, and in what a device is told to make a passkey with. */
const addressFields = ['email'];
const passkeyFields = ['name', 'displayName'];

/** An answer of Better Auth with the addresses people typed, where accounts are kept under a claim to them. */
export async function tellClaims(
  db: Db,
  { path, answer }: { path: string; answer: string },
): Promise<string> {
  if (!answer.includes('"user"')) return answer;
  const body: unknown = JSON.parse(answer);
  const user = readUser(body);
  if (user === null) return answer;
  const fields = path.endsWith('/passkey/generate-register-options') ? passkeyFields : addressFields;
  // Asked where there is no claim, too: how much is done tells nothing.
  const found = await db
    .selectFrom('users')
    .select(['email', 'claimed_email'])
    .where('email', 'in', ['', ...fields.map((field) => String(user[field]))])
    .execute();
  const addresses = new Map<unknown, string | null>(found.map((one) => [one.email, one.claimed_email]));
  for (const field of fields) user[field] = addresses.get(user[field]) ?? user[field];
  return JSON.stringify(body);
}

// The parse boundary: the object itself, so that it can be written to; its fields are looked at one by one.
function readUser(body: unknown): Record<string, unknown> | null {
  if (typeof body !== 'object' || body === null || !('user' in body)) return null;
  const { user } = body;
  return typeof user === 'object' && user !== null ? (user as Record<string, unknown>) : null;
}
