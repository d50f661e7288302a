import { readFileSync } from 'node:fs';
import { verifyProviderIdToken } from 'better-auth/oauth2';
import { createLocalJWKSet, type JSONWebKeySet } from 'jose';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { findSharedData } from '../../../../test/shared-data.ts';
import { isForUs, mergeClaims } from './id-token.policy.ts';
import { hasClaim } from './oidc-settings.ts';

describe('a claim makes a member', () => {
  const gold = { claim: 'plan', value: 'gold' };
  test.each([
    [{ plan: 'gold' }, gold, true],
    [{ plan: ['silver', 'gold'] }, gold, true],
    [{ plan: true }, { claim: 'plan', value: 'true' }, true],
    [{ plan: { level: { roles: ['gold'] } } }, { claim: 'plan.level.roles', value: 'gold' }, true],
    [{ 'https://shop.example/plan': 'gold' }, { claim: 'https://shop.example/plan', value: 'gold' }, true],
    [{ plan: 'golden' }, gold, false],
    [{ plan: { gold: true } }, gold, false],
    [{ plan: null }, gold, false],
    [{}, gold, false],
    [{}, { claim: 'constructor.name', value: 'Object' }, false],
  ])('%j by %j: %s', (claims, wanted, isMember) => {
    expect(hasClaim(claims, wanted)).toBe(isMember);
  });
});

describe('what is left to check once a token is known to be signed', () => {
  const now = new Date();
  const seconds = Math.floor(now.getTime() / 1_000);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const good = { iss: 'https://shop.example', aud: 'spark', sub: 'ann', iat: seconds };
  const accepts = (claims: object, header: object = {}) =>
    isForUs(`${part({ alg: 'RS256', ...header })}.${part({ ...good, ...claims })}.x`, {
      issuer: 'https://shop.example',
      clientId: 'spark',
      now,
    });

  test.each([
    [{}, {}, true],
    [{}, { typ: 'JWT' }, true],
    [{ aud: ['spark', 'other'], azp: 'spark' }, {}, true],
    [{}, { typ: 'at+jwt' }, false],
    [{ iss: 'https://shop.example/' }, {}, false],
    [{ iat: seconds + 600 }, {}, false],
    [{ azp: 'other' }, {}, false],
    [{ aud: ['spark', 'other'] }, {}, false],
    [{ sub: '' }, {}, false],
  ])('%j %j: %s', (claims, header, isAccepted) => {
    expect(accepts(claims, header)).toBe(isAccepted);
  });
});

const folder = findSharedData('bad-input/jwt');
interface Case {
  id: string;
  token: string;
  expect: 'accept' | 'reject' | 'no-link';
}
const cases: Case[] =
  folder === null
    ? []
    : readFileSync(`${folder}/id_tokens.jsonl`, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Case);

describe.runIf(folder !== null)('of the tokens people try, as an ID token', () => {
  const idp = JSON.parse(readFileSync(`${folder}/idp.json`, 'utf8')) as {
    issuer: string;
    client_id: string;
    nonce: string;
    now: number;
    jwks: JSONWebKeySet;
  };
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: idp.now * 1_000 }));
  afterEach(() => void vi.useRealTimers());

  test.each(cases)('$id is met with $expect', async ({ token, expect: expected }) => {
    const { issuer, client_id: audience, nonce, jwks } = idp;
    // As Better Auth is given them by discovery.
    const provider = {
      options: {},
      idToken: { issuer, audience, jwks: createLocalJWKSet(jwks), algorithms: ['RS256'] },
    };
    const isSigned = await verifyProviderIdToken(
      provider as unknown as Parameters<typeof verifyProviderIdToken>[0],
      token,
      nonce,
    );
    const isTaken = isSigned && isForUs(token, { issuer, clientId: audience, now: new Date() });
    // What is told of an address that is not confirmed is taken, and joined to nobody: see shop-sign-in.test.ts.
    expect(isTaken).toBe(expected !== 'reject');
  });
});

test('what userinfo says counts where it is about the person of the token, and never against it', () => {
  const token = { sub: 'ann', email: 'ann@shop.example' };
  expect(mergeClaims(token, null)).toEqual(token);
  expect(mergeClaims(token, { sub: 'ann', email: 'eve@shop.example', name: 'Ann' })).toEqual({
    ...token,
    name: 'Ann',
  });
  for (const sub of ['eve', 'Ann', undefined, 1])
    expect(mergeClaims(token, { sub, groups: ['prime'] })).toBeNull();
});
