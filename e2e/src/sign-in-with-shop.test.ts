import { afterAll, beforeAll, expect } from 'vitest';
import { shopClient, startOpenIdSite, type OpenIdSite } from '../../server/test/open-id-provider.ts';
import { journey } from './harness/journey.ts';
import { ownSpark } from './harness/own-spark.ts';
import { newEmail, people } from './harness/people.ts';
import { startBeside, type StartedSpark } from './harness/start-spark.ts';
import { open } from './harness/visit.ts';

let shop: OpenIdSite;
let spark: StartedSpark | null = null;
beforeAll(async () => {
  shop = await startOpenIdSite(() => spark?.url ?? null);
  spark = await startBeside(ownSpark(), {
    OIDC_ISSUER: shop.issuer,
    OIDC_CLIENT_ID: shopClient.id,
    OIDC_CLIENT_SECRET: shopClient.secret,
    OIDC_NAME: 'Corner shop',
    OIDC_MEMBER_CLAIM: 'plan',
    OIDC_MEMBER_VALUE: 'gold',
  });
});
afterAll(async () => {
  await spark?.stop();
  await shop.close();
});

journey(
  'the shop’s own sign-in makes a member, and asks whoever has an account to connect it',
  async ({ arrive }) => {
    // The pictures lie with the Spark beside.
    if (spark === null) throw new Error('It did not start.');
    const visit = { url: spark.url, strangers: [shop.issuer, ownSpark().url] };
    const phone = await arrive(visit);
    const name = `gold-${Date.now()}`;
    shop.people.set(name, { email: newEmail(), email_verified: true, name: 'Goldie', plan: ['gold'] });
    await open(phone, '/sign-in?then=%2Fcompose');
    await phone.getByRole('link', { name: 'Sign in with Corner shop' }).click();
    await phone.locator('input[name=login]').fill(name);
    await phone.locator('input[name=password]').fill('any');
    await phone.locator('button[type=submit]').click();
    await phone.locator('button[type=submit]').click();
    await phone.waitForURL((url) => url.pathname === '/compose');
    await phone.getByRole('radio', { name: 'Photo' }).waitFor({ state: 'attached' });

    const other = await arrive(visit);
    const known = `known-${Date.now()}`;
    shop.people.set(known, { email: people.guest, email_verified: true, name: 'Known' });
    await open(other, '/sign-in');
    await other.getByRole('link', { name: 'Sign in with Corner shop' }).click();
    await other.locator('input[name=login]').fill(known);
    await other.locator('input[name=password]').fill('any');
    await other.locator('button[type=submit]').click();
    await other.locator('button[type=submit]').click();
    await other.getByText('Sign in to it first, then connect Corner shop').waitFor();
    expect((await other.request.get('/api/v1/me')).status()).toBe(401);
  },
);
