import type { Db } from '../../../platform/db/index.ts';
import { notFound, ProblemError, type Viewer } from '../../../platform/http/index.ts';
import { readLetterToken, signLetterToken } from '../../../platform/mail/index.ts';
import { say } from '../../../platform/sentences/index.ts';

const scope = 'review-consent';

/** The word of the link that leads whoever has a letter to what waits for its address; nobody can make one up. */
export function signConsent(key: string, addressId: string): string {
  return signLetterToken(key, scope, addressId);
}

/**
 * The address somebody speaks for: by the word of a letter's link, or signed in with it once it is verified. `null` where
 * nothing waits for it. Throws `not_found` for a word this Spark never gave, and `unauthenticated` without either.
 */
export async function findSpokenFor(
  { db, key }: { db: Db; key: string },
  token: string | undefined,
  viewer: Viewer,
): Promise<{ id: string; email: string } | null> {
  const addresses = db
    .selectFrom('review_addresses')
    .select(['review_addresses.id', 'review_addresses.email']);
  if (token !== undefined) {
    const id = readToken(key, token);
    return (await addresses.where('review_addresses.id', '=', id).executeTakeFirst()) ?? null;
  }
  if (viewer === null) throw new ProblemError('unauthenticated', say`Please sign in first.`);
  const address = await addresses
    .innerJoin('users', (join) =>
      join.on((on) => on('review_addresses.email', '=', on.fn<string>('lower', ['users.email']))),
    )
    .where('users.id', '=', viewer.userId)
    .where('users.email_verified', '=', true)
    .executeTakeFirst();
  return address ?? null;
}

function readToken(key: string, token: string): string {
  const addressId = readLetterToken(key, scope, token);
  if (addressId === null) throw notFound('letter');
  return addressId;
}
