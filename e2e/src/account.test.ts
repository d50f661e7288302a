import type { CDPSession, Page } from 'playwright-core';
import { expect } from 'vitest';
import { readLetters } from '../../server/test/letters.ts';
import { journey } from './harness/journey.ts';
import { ownSpark } from './harness/own-spark.ts';
import { newEmail, password, signUp } from './harness/people.ts';
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

async function signOut(page: Page): Promise<void> {
  await walkTo(page, '/settings');
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.waitForURL((url) => url.pathname !== '/settings');
}

journey('somebody confirms the address, makes a passkey and signs in by it', async ({ phone, arrive }) => {
  const email = newEmail();
  await signUp(phone, { name: 'Amina Diallo', email });
  await open(phone, '/settings/account');
  await phone.getByText('Not confirmed').waitFor();
  const letter = await pathInLetter(email, 'Is this your address?');
  const stranger = await arrive({ javaScriptEnabled: false, refusals: [403] });
  await stranger.goto(letter);
  await stranger.getByRole('button', { name: 'Yes, it is mine' }).click();
  await stranger.getByRole('heading', { name: 'Sign in to confirm' }).waitFor();
  await walkTo(phone, letter);
  await phone.getByRole('button', { name: 'Yes, it is mine' }).click();
  await phone.getByRole('heading', { name: 'Thank you' }).waitFor();

  const device = await givePasskeys(phone);
  await walkTo(phone, '/settings/account');
  await phone.getByText('Confirmed', { exact: true }).waitFor();
  await phone.getByRole('button', { name: 'Add a passkey' }).click();
  const passkeys = phone.getByRole('region', { name: 'Passkeys' });
  await passkeys.getByRole('listitem').waitFor();
  await passkeys.getByText('Rename').click();
  await passkeys.getByRole('textbox').fill('My phone');
  await passkeys.getByRole('button', { name: 'Save' }).click();
  await passkeys.getByText('My phone').waitFor();

  await signOut(phone);
  await untilAlive(phone);
  await walkTo(phone, '/sign-in?then=%2Fsaved');
  await phone.getByRole('button', { name: 'Use a passkey' }).click();
  await phone.waitForURL((url) => url.pathname === '/saved');

  await untilAlive(phone);
  await walkTo(phone, '/settings/account');
  await phone.getByRole('button', { name: 'Remove My phone' }).click();
  await passkeys.getByRole('listitem').waitFor({ state: 'detached' });
  await device.detach();
});

journey('a forgotten password is chosen anew, and a link signs in, without scripts', async ({ arrive }) => {
  const email = newEmail();
  const page = await arrive({ javaScriptEnabled: false });
  const made = await page.request.post('/api/auth/sign-up/email', {
    data: { name: 'Paul Weber', email, password },
  });
  expect(made.ok()).toBe(true);
  await page.context().clearCookies();
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Send me the link' }).click();
  await page.getByRole('heading', { name: 'Look into your mail' }).waitFor();
  await page.goto(await pathInLetter(email, 'Choose a new password'));
  await page.getByLabel('New password').fill('a better password');
  await page.getByRole('button', { name: 'Change it' }).click();
  await page.getByRole('heading', { name: 'Your password is new' }).waitFor();

  await page.goto('/sign-in?then=%2Fsaved');
  await page.getByRole('link', { name: 'Send me a link' }).click();
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Send me the link' }).click();
  await page.getByRole('heading', { name: 'Look into your mail' }).waitFor();
  await page.goto(await pathInLetter(email, 'Sign in to Spark'));
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  expect(whereIs(page)).toBe('/saved');
});

journey('somebody takes their data along, leaves, and comes back within the grace', async ({ phone }) => {
  const email = newEmail();
  await signUp(phone, { name: 'Goodbye Girl', email });
  await open(phone, '/settings/account');
  await phone.getByRole('button', { name: 'Ask for my data' }).click();
  await phone.getByText('Your file is being made.').waitFor();
  await pathInLetter(email, 'Your data is ready');
  await open(phone, '/settings/account');
  const download = phone.waitForEvent('download');
  await phone.getByRole('link', { name: /^Download/ }).click();
  expect((await download).suggestedFilename()).toMatch(/^spark-.*\.zip$/);

  const handle =
    /Type (\w+) to be sure/.exec(await phone.locator('label[for=leave-handle]').innerHTML())?.[1] ?? '';
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
});
