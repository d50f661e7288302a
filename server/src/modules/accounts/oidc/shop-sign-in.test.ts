import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeUser } from '../../../../test/factories.ts';
import { waitingJobs } from '../../../../test/jobs.ts';
import { settingsOf, startOpenIdSite, type OpenIdSite } from '../../../../test/open-id-provider.ts';
import { findSharedData } from '../../../../test/shared-data.ts';
import { createTestApp, type TestApp } from '../../../../test/test-app.ts';
import { waitingFor } from '../../../../test/waiting-for.ts';

const publicUrl = 'http://localhost:3000';
let shop: OpenIdSite;
let spark: TestApp;
beforeAll(async () => {
  shop = await startOpenIdSite(() => publicUrl);
  spark = await createTestApp({ env: settingsOf(shop) });
});
afterAll(async () => {
  await spark.close();
  await shop.close();
});

/** Cookies of one browser, for one site. */
class Jar {
  readonly #cookies = new Map<string, string>();
  take(lines: readonly string[]): void {
    for (const line of lines) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }
  get header(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}

/** Goes through the shop's pages as the person they name there; answers where that leads back to. */
async function signInAtShop(start: string, login: string): Promise<string> {
  const jar = new Jar();
  let next: { url: string; form?: Record<string, string> } = { url: start };
  for (let step = 0; step < 12; step++) {
    const { url, form } = next;
    const response: Response = await fetch(url, {
      method: form === undefined ? 'GET' : 'POST',
      headers: { cookie: jar.header },
      redirect: 'manual',
      ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
    });
    jar.take(response.headers.getSetCookie());
    const location: string | null = response.headers.get('location');
    if (location !== null) {
      const target: string = new URL(location, url).href;
      if (target.startsWith(publicUrl)) return target;
      next = { url: target };
      continue;
    }
    const page = await response.text();
    const action = /action="([^"]+)"/.exec(page)?.[1];
    if (action === undefined) throw new Error(`No way on from ${url}: ${page.slice(0, 400)}`);
    const prompt = page.includes('name="login"') ? 'login' : 'consent';
    next = {
      url: new URL(action, url).href,
      form: { prompt, ...(prompt === 'login' && { login, password: 'any' }) },
    };
  }
  throw new Error('The shop leads nowhere.');
}

/** Signs in with the shop, or connects it to a signed-in person; answers where that ends, and the session. */
async function withShop(login: string, as?: { token: string }) {
  const bearer = as === undefined ? {} : { authorization: `Bearer ${as.token}` };
  const started = await spark.send({
    method: 'POST',
    url: as === undefined ? '/api/auth/sign-in/social' : '/api/auth/link-social',
    headers: { origin: publicUrl, ...bearer },
    payload: { provider: 'shop', callbackURL: '/saved', errorCallbackURL: '/sign-in' },
  });
  expect(started.statusCode, started.body).toBe(200);
  const jar = new Jar();
  jar.take([started.headers['set-cookie'] ?? []].flat());
  const { url } = started.json<{ url: string }>();
  expect(url).toContain('code_challenge_method=S256');
  const back = await signInAtShop(url, login);
  const ended = await spark.send({
    method: 'GET',
    url: back.slice(publicUrl.length),
    headers: { cookie: jar.header },
  });
  const token = ended.headers['set-auth-token'];
  return { to: String(ended.headers.location), back, jar, token: token === undefined ? null : String(token) };
}

const me = (token: string | null) => spark.call('getMe', { as: { token: token ?? '' } });

describe('signing in with the shop', () => {
  test('is offered by the name the operator chose', async () => {
    expect(await spark.call('getSignInWays')).toEqual({ shop: { name: 'Corner shop' } });
  });

  test('makes an account, comes back to it, and renews or ends the membership by what the shop says', async () => {
    shop.people.set('ann', { email: 'ann@shop.test', email_verified: true, name: 'Ann', plan: ['gold'] });
    const first = await withShop('ann');
    expect(first.to).toMatch(/\/saved$/);
    const person = await me(first.token);
    expect(person).toMatchObject({
      name: 'Ann',
      email: 'ann@shop.test',
      emailVerified: true,
      membership: { active: true },
    });
    shop.people.set('ann', { email: 'ann@shop.test', email_verified: true, name: 'Ann', plan: [] });
    const second = await me((await withShop('ann')).token);
    expect(second).toMatchObject({ id: person.id, membership: { active: false } });
    shop.people.set('ann', { email: 'ann@shop.test', email_verified: true, name: 'Ann', plan: ['gold'] });
    expect(await me((await withShop('ann')).token)).toMatchObject({ membership: { active: true } });
  });

  test('beside others who do brings everybody their membership', async () => {
    shop.people.set('slow', { email: 'slow@shop.test', email_verified: true, name: 'Slow', plan: ['gold'] });
    shop.people.set('quick', {
      email: 'quick@shop.test',
      email_verified: true,
      name: 'Quick',
      plan: ['gold'],
    });
    const trx = await spark.db.startTransaction().execute();
    // The account of the first waits for whoever has its handle, who does not take it in the end.
    await makeUser(trx, { handle: 'slow' });
    const slow = withShop('slow');
    await waitingFor(spark.db, 1);
    expect(await me((await withShop('quick')).token)).toMatchObject({ membership: { active: true } });
    await trx.rollback().execute();
    expect(await me((await slow).token)).toMatchObject({ membership: { active: true } });
  });

  test('with the address of an account leads to none: one signs in first and connects it there', async () => {
    const owner = await spark.newUser({ email: 'owner@shop.test', email_verified: true });
    shop.people.set('owner', { email: 'owner@shop.test', email_verified: true, name: 'Owner' });
    const refused = await withShop('owner');
    expect(refused.token).toBeNull();
    expect(refused.to).toMatch(/\/sign-in\?error=account_not_linked$/);
    const connected = await withShop('owner', owner);
    expect(connected.to).toMatch(/\/saved$/);
    expect(await me((await withShop('owner')).token)).toMatchObject({ id: owner.id });
    // The shop's person belongs to one account now.
    const other = await spark.newUser({ email: 'other@shop.test', email_verified: true });
    expect((await withShop('owner', other)).to).toContain('error=account_already_linked');
  });

  test('with an address the shop has not confirmed joins nobody, takes nothing, and is asked by a letter', async () => {
    const letters = async () => (await waitingJobs(spark, 'account-letter')).length;
    const owner = await spark.newUser({ email: 'victim@shop.test', email_verified: true });
    shop.people.set('mallory', { email: 'victim@shop.test', email_verified: false, name: 'Mallory' });
    const before = await letters();
    const { token } = await withShop('mallory');
    expect(await letters()).toBe(before + 1);
    const mallory = await me(token);
    expect(mallory).toMatchObject({ email: 'victim@shop.test', emailVerified: false });
    expect(mallory.id).not.toBe(owner.id);
    expect(await me(owner.token)).toMatchObject({ email: 'victim@shop.test', emailVerified: true });
  });

  test('takes an address from whoever had it without confirming it', async () => {
    const squatter = await spark.newUser({ email: 'late@shop.test' });
    shop.people.set('late', { email: 'late@shop.test', email_verified: true, name: 'Late' });
    const { token } = await withShop('late');
    expect(await me(token)).toMatchObject({ email: 'late@shop.test', emailVerified: true });
    expect(await me(squatter.token)).toMatchObject({ emailVerified: false });
  });

  test('without an address says so', async () => {
    shop.people.set('nameless', { name: 'Nobody' });
    const refused = await withShop('nameless');
    expect(refused.to).toMatch(/\/sign-in\?error=email_not_found$/);
  });

  test('a way back counts once, and for the browser that set out alone', async () => {
    shop.people.set('bea', { email: 'bea@shop.test', email_verified: true, name: 'Bea' });
    const { back, jar } = await withShop('bea');
    for (const cookie of [jar.header, '']) {
      const again = await spark.send({
        method: 'GET',
        url: back.slice(publicUrl.length),
        headers: { cookie },
      });
      expect(again.headers['set-auth-token']).toBeUndefined();
      expect(String(again.headers.location)).toContain('error=');
    }
  });

  test('nobody is sent on to another site', async () => {
    const payload = { provider: 'shop', callbackURL: 'https://evil.example/' };
    const refused = await spark.send({
      method: 'POST',
      url: '/api/auth/sign-in/social',
      headers: { origin: publicUrl },
      payload,
    });
    expect(refused.statusCode).toBe(403);
  });
});

const folder = findSharedData('bad-input/jwt');

test.runIf(folder !== null)(
  'none of the tokens people try opens anything: as a session, or in a link of ours',
  async () => {
    const lines = readFileSync(`${folder}/id_tokens.jsonl`, 'utf8').trim().split('\n');
    for (const line of lines) {
      const { id, token } = JSON.parse(line) as { id: string; token: string };
      expect(await spark.refusal('getMe', { as: { token } }), id).toMatchObject({ status: 401 });
      const query = new URLSearchParams({ token });
      const confirm = await spark.send({ method: 'GET', url: `/api/auth/verify-email?${query}` });
      expect(confirm.statusCode, id).toBe(401);
      const link = await spark.send({ method: 'GET', url: `/api/auth/magic-link/verify?${query}` });
      expect(link.headers['set-auth-token'], id).toBeUndefined();
      expect(link.statusCode, id).toBeLessThan(500);
      const payload = { token, newPassword: 'a brand new password' };
      const reset = await spark.send({ method: 'POST', url: '/api/auth/reset-password', payload });
      expect(reset.statusCode, id).toBe(400);
      const idToken = { provider: 'shop', idToken: { token } };
      const social = await spark.send({
        method: 'POST',
        url: '/api/auth/sign-in/social',
        headers: { origin: publicUrl },
        payload: idToken,
      });
      expect(social.statusCode, id).toBeGreaterThanOrEqual(400);
      expect(social.statusCode, id).toBeLessThan(500);
    }
  },
);
