import { randomBytes } from 'node:crypto';
import { newId, type Db } from '../src/platform/db/index.ts';
import { makeMembership, makeUser } from './factories.ts';

/** Somebody who is signed in. */
export interface Person {
  id: string;
  handle: string;
  /** Bearer token of a session. */
  token: string;
}

/** As long as a session that has just begun: a shorter one would be made longer with its first request. */
const sessionMs = 30 * 24 * 3_600_000;

/** Makes an account with an open session; faster than a sign-up, whose password is costly to hash on purpose. */
export async function newUser(db: Db, facts: Parameters<typeof makeUser>[1] = {}): Promise<Person> {
  const user = await makeUser(db, facts);
  return { ...user, token: await openSession(db, user.id) };
}

/** Signs somebody in on one device more; answers the bearer token. */
export async function openSession(db: Db, userId: string): Promise<string> {
  const token = randomBytes(24).toString('hex');
  const session = { id: newId(), user_id: userId, token, expires_at: new Date(Date.now() + sessionMs) };
  await db.insertInto('sessions').values(session).execute();
  return token;
}

/** Makes an account with an open session and an active membership. */
export async function newMember(db: Db, facts: Parameters<typeof makeUser>[1] = {}): Promise<Person> {
  const person = await newUser(db, facts);
  await makeMembership(db, { user_id: person.id });
  return person;
}
