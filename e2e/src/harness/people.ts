import type { Page } from 'playwright-core';

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

/** Signs a person in on this device without the page of sign-in, which has a journey of its own. */
export async function signIn(page: Page, email: string): Promise<void> {
  const response = await page.request.post('/api/auth/sign-in/email', {
    data: { email, password },
    headers: cameFrom(page),
  });
  if (!response.ok()) throw new Error(`${email} could not sign in: ${await response.text()}`);
}

/** Makes an account and signs its owner in on this device, again without the page for it. */
export async function signUp(page: Page, person: { name: string; email: string }): Promise<void> {
  const response = await page.request.post('/api/auth/sign-up/email', {
    data: { ...person, password },
    headers: cameFrom(page),
  });
  if (!response.ok()) throw new Error(`${person.name} could not sign up: ${await response.text()}`);
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
