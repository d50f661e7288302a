import type { CDPSession, Page } from 'playwright-core';
import { expect } from 'vitest';
import { readLetters } from '../../server/test/letters.ts';
import { journey } from './harness/journey.ts';
import { ownSpark } from './harness/own-spark.ts';
import { newEmail, password, putSessionAway, signUp } from './harness/people.ts';
import { step } from './harness/step.ts';
import { open, untilAlive, walkTo, whereIs } from './harness/visit.ts';

/** A device that has passkeys of its own, and a finger on it. */
async function givePasskeys(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return session;
}

/** The path a letter to somebody leads to, once it has come. */
async function pathInLetter(to: string, subject: string): Promise<string> {
  const { dataDir } = ownSpark();
  if (dataDir === null)
    throw new Error('The letters of the Spark that is visited lie elsewhere: set SPARK_DATA_DIR, too.');
  let path = '';
  await expect
    .poll(
      async () => {
        const letter = (await readLetters({ dataDir })).find(
          (one) => one.to === to && one.subject === subject,
        );
        const address = /https?:\/\/[^\s"<]+/.exec(letter?.text ?? '')?.[0];
        path = address === undefined ? '' : new URL(address).pathname + new URL(address).search;
        return path;
      },
      { timeout: 10_000 },
    )
    .not.toBe('');
  return path;
}

journey(
  'somebody confirms the address, signs in by a passkey, takes their data along, leaves and comes back',
  async ({ arrive }) => {
    const phone = await arrive({ refusals: [403] });
    const email = newEmail();
    await signUp(phone, { name: 'Amina Diallo', email });
    await step('the address is confirmed by whoever is signed in', () => confirmAddress(phone, email));
    await step('a passkey signs in', () => usePasskey(phone));
    const handle = await step('their data comes by a letter', () => takeDataAlong(phone, email));
    await step('gone at once, they are back by signing in within the grace', () =>
      leaveAndReturn(phone, email, handle),
    );
  },
);

async function confirmAddress(phone: Page, email: string): Promise<void> {
  const letter = await pathInLetter(email, 'Is this your address?');
  const session = await putSessionAway(phone);
  await open(phone, letter);
  await phone.getByRole('button', { name: 'Yes, it is mine' }).click();
  await phone.getByRole('heading', { name: 'Sign in to confirm' }).waitFor();
  await phone.context().addCookies(session);
  await open(phone, '/settings/account');
  await phone.getByText('Not confirmed').waitFor();
  await walkTo(phone, letter);
  await phone.getByRole('button', { name: 'Yes, it is mine' }).click();
  await phone.getByRole('heading', { name: 'Thank you' }).waitFor();
  await walkTo(phone, '/settings/account');
  await phone.getByText('Confirmed', { exact: true }).waitFor();
}

async function usePasskey(phone: Page): Promise<void> {
  const device = await givePasskeys(phone);
  await phone.getByRole('button', { name: 'Add a passkey' }).click();
  const passkeys = phone.getByRole('region', { name: 'Passkeys' });
  await passkeys.getByRole('listitem').waitFor();
  await passkeys.getByText('Rename').click();
  await passkeys.getByRole('textbox').fill('My phone');
  await passkeys.getByRole('button', { name: 'Save' }).click();
  await passkeys.getByText('My phone').waitFor();

  // Signing out is a button that has a journey of its own.
  await putSessionAway(phone);
  await open(phone, '/sign-in?then=%2Fsettings%2Faccount');
  await phone.getByRole('button', { name: 'Use a passkey' }).click();
  await phone.waitForURL((url) => url.pathname === '/settings/account');
  await untilAlive(phone);
  await phone.getByRole('button', { name: 'Remove My phone' }).click();
  await passkeys.getByRole('listitem').waitFor({ state: 'detached' });
  await device.detach();
}

/** Answers the handle they have. */
async function takeDataAlong(phone: Page, email: string): Promise<string> {
  await phone.getByRole('button', { name: 'Ask for my data' }).click();
  await phone.getByText('Your file is being made.').waitFor();
  await pathInLetter(email, 'Your data is ready');
  await phone.reload();
  await untilAlive(phone);
  const download = phone.waitForEvent('download');
  await phone.getByRole('link', { name: /^Download/ }).click();
  expect((await download).suggestedFilename()).toMatch(/^spark-.*\.zip$/);
  return /Type (\w+) to be sure/.exec(await phone.locator('label[for=leave-handle]').innerHTML())?.[1] ?? '';
}

async function leaveAndReturn(phone: Page, email: string, handle: string): Promise<void> {
  await phone.getByText('Delete my account').first().click();
  await phone.getByLabel(/^Type .* to be sure$/).fill(handle);
  await phone.getByRole('button', { name: 'Delete my account' }).click();
  await phone.getByRole('heading', { name: 'Goodbye' }).waitFor();
  expect((await phone.request.get('/api/v1/me')).status()).toBe(401);
  expect((await phone.request.get(`/api/v1/users/${handle}`)).status()).toBe(404);

  await open(phone, await pathInLetter(email, 'Your account will be deleted'));
  await phone.getByLabel('E-mail').fill(email);
  await phone.getByLabel('Password', { exact: true }).fill(password);
  await phone.getByRole('button', { name: 'Sign in', exact: true }).click();
  await phone.waitForURL((url) => url.pathname !== '/sign-in');
  expect((await phone.request.get(`/api/v1/users/${handle}`)).status()).toBe(200);
  const goodbye = await phone.request.get('/goodbye', { maxRedirects: 0 });
  expect([goodbye.status(), goodbye.headers()['location']]).toEqual([303, '/']);
}

journey('a forgotten password is chosen anew, it and a link sign in, without scripts', async ({ arrive }) => {
  const email = newEmail();
  const page = await arrive({ javaScriptEnabled: false });
  const made = await page.request.post('/api/auth/sign-up/email', {
    data: { name: 'Paul Weber', email, password },
  });
  expect(made.ok()).toBe(true);
  await page.context().clearCookies();
  await page.goto('/sign-in?then=%2Fsaved');
  const toLink = await page.getByRole('link', { name: 'Send me a link' }).getAttribute('href');
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Send me the link' }).click();
  await page.getByRole('heading', { name: 'Look into your mail' }).waitFor();
  await page.goto(await pathInLetter(email, 'Choose a new password'));
  await page.getByLabel('New password').fill('a better password');
  await page.getByRole('button', { name: 'Change it' }).click();
  await page.getByRole('heading', { name: 'Your password is new' }).waitFor();

  await page.goto('/sign-in?then=%2Fsaved');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('a better password');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  expect(whereIs(page)).toBe('/saved');

  await page.context().clearCookies();
  await page.goto(toLink ?? '');
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Send me the link' }).click();
  await page.getByRole('heading', { name: 'Look into your mail' }).waitFor();
  await page.goto(await pathInLetter(email, 'Sign in to Spark'));
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  expect(whereIs(page)).toBe('/saved');
});
