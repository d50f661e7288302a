import type { BrowserContext, Page } from 'playwright-core';

/** Everybody of the demo community who can be signed in as. */
export const people = {
  member: 'prime@spark.test',
  guest: 'guest@spark.test',
  creator: 'creator@spark.test',
  operator: 'admin@spark.test',
} as const;

/** The password of everybody in the demo, and of those who sign up in journeys. */
export const password = 'spark-demo-2017';

let signedUp = 0;

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

/** Sessions of devices that are gone, by person: a password costs a Spark ten pages' work, on purpose. */
const sessionsLeft = new Map<string, Cookies[]>();

/**
 * Signs a person in on this device without the page of sign-in, which has a journey of its own: with the session an earlier
 * device left behind, where it still holds.
 */
export async function signIn(page: Page, email: string): Promise<void> {
  const left = sessionsLeft.get(email) ?? [];
  sessionsLeft.set(email, left);
  const session = (await takeSession(page, left)) ?? (await beginSession(page, email));
  page.context().once('close', () => left.push(session));
}

async function takeSession(page: Page, left: Cookies[]): Promise<Cookies | null> {
  const session = left.pop();
  if (session === undefined) return null;
  const context = page.context();
  await context.addCookies(session);
  const answer = await page.request.get('/api/auth/get-session');
  if ((await answer.json()) !== null) return session;
  for (const { name } of session) await context.clearCookies({ name });
  return null;
}

async function beginSession(page: Page, email: string): Promise<Cookies> {
  const before = new Set((await page.context().cookies()).map(({ name }) => name));
  const response = await page.request.post('/api/auth/sign-in/email', {
    data: { email, password },
    headers: cameFrom(page),
  });
  if (!response.ok()) throw new Error(`${email} could not sign in: ${await response.text()}`);
  return (await page.context().cookies()).filter(({ name }) => !before.has(name));
}

/** Makes an account and signs its owner in on this device, again without the page for it. */
export async function signUp(page: Page, person: { name: string; email: string }): Promise<void> {
  const response = await page.request.post('/api/auth/sign-up/email', {
    data: { ...person, password },
    headers: cameFrom(page),
  });
  if (!response.ok()) throw new Error(`${person.name} could not sign up: ${await response.text()}`);
}

/**
 * Takes what is kept of a session off this device, and gives it. Its page is left first: what that still asked for would be
 * refused.
 */
export async function putSessionAway(page: Page): Promise<Cookies> {
  await page.goto('about:blank');
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  return cookies;
}

/** Browsers say where a call comes from, and who has cookies of Spark must. */
function cameFrom(page: Page): Record<string, string> {
  const { origin } = new URL(page.url());
  return origin === 'null' ? {} : { origin };
}

/** An address nobody has signed up with yet. */
export function newEmail(): string {
  return `journey-${Date.now().toString(36)}-${++signedUp}@spark.test`;
}
