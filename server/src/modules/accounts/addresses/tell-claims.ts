import type { Db } from '../../../platform/db/index.ts';

const claimPattern = /[0-9a-f-]{36}@claimed\.invalid/g;

/** An answer of Better Auth with the addresses people typed, where accounts are kept under a claim to them. */
export async function tellClaims(db: Db, answer: string): Promise<string> {
  if (!answer.includes('"email"')) return answer;
  // Asked where there is none, too: how much is done tells nothing.
  const claims = answer.match(claimPattern) ?? [''];
  const users = await db
    .selectFrom('users')
    .select(['email', 'claimed_email'])
    .where('email', 'in', claims)
    .execute();
  const addresses = new Map(users.map((user) => [user.email, user.claimed_email]));
  // Both stand between the quotes of JSON, and addresses hold nothing that would have to be escaped there but these two.
  return answer.replaceAll(claimPattern, (claim) =>
    (addresses.get(claim) ?? claim).replaceAll(/["\\]/g, String.raw`\$&`),
  );
}
