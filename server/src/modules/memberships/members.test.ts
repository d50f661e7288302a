import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeInterest, makePost } from '../../../test/factories.ts';
import type { Person } from '../../../test/people.ts';
import { newId } from '../../platform/db/index.ts';
import { createTestApp, shopKey, type TestApp } from '../../../test/test-app.ts';

let spark: TestApp;
let operator: Person;
beforeAll(async () => {
  spark = await createTestApp();
  operator = await spark.newUser({ roles: ['operator'] });
});
afterAll(() => spark.close());

const shop = { authorization: `Bearer ${shopKey}` };
const tell = (email: string, body: object) =>
  spark.call('putShopMember', { params: { email }, body, headers: shop });
const isMember = async (as: Person) => (await spark.call('getMe', { as })).membership.active;
const confirmed = (email: string) => spark.newUser({ email, email_verified: true });

describe('the shop', () => {
  test('is asked for its key, and for an address', async () => {
    const input = { params: { email: 'ann@spark.test' }, body: { active: true } };
    expect(await spark.refusal('putShopMember', input)).toMatchObject({ status: 401 });
    expect(await spark.refusal('putShopMember', { ...input, as: operator })).toMatchObject({ status: 401 });
    const nobody = { params: { email: 'nobody' }, body: { active: true }, headers: shop };
    expect(await spark.refusal('putShopMember', nobody)).toMatchObject({ status: 422 });
    const never = { ...input, body: { active: true, until: 'never' }, headers: shop };
    expect(await spark.refusal('putShopMember', never)).toMatchObject({ status: 422 });
  });

  test('gives and takes the membership of an address, from the next request on', async () => {
    const as = await confirmed('Ann@Spark.test');
    expect(await tell('ann@spark.test', { active: true })).toMatchObject({ known: true, until: null });
    expect(await isMember(as)).toBe(true);
    await tell('ann@spark.test', { active: true, until: '2001-01-01T00:00:00Z' });
    expect(await isMember(as)).toBe(false);
    await tell('ann@spark.test', { active: true, until: '2099-01-01T00:00:00Z' });
    expect(await spark.call('getMe', { as })).toMatchObject({
      membership: { active: true, until: '2099-01-01T00:00:00.000Z' },
    });
    await tell('ann@spark.test', { active: false });
    expect(await isMember(as)).toBe(false);
  });

  test('may tell before anybody has the address: it counts for whoever confirms it, and for nobody before', async () => {
    expect(await tell('later@spark.test', { active: true })).toMatchObject({ known: false });
    const as = await spark.newUser({ email: 'later@spark.test' });
    expect(await isMember(as)).toBe(false);
    await spark.db.updateTable('users').set({ email_verified: true }).where('id', '=', as.id).execute();
    expect(await isMember(as)).toBe(true);
  });

  test('may sign its message instead of sending the key, and a signed one counts once', async () => {
    const as = await confirmed('signed@spark.test');
    const body = JSON.stringify({ active: true });
    const seconds = Math.floor(Date.now() / 1_000);
    const digest = createHmac('sha256', shopKey).update(`${seconds}.${body}`).digest('hex');
    const send = () =>
      spark.send({
        method: 'PUT',
        url: '/api/v1/shop/members/signed%40spark.test',
        payload: body,
        headers: { 'content-type': 'application/json', 'x-spark-signature': `t=${seconds},v1=${digest}` },
      });
    expect((await send()).statusCode).toBe(200);
    expect(await isMember(as)).toBe(true);
    expect((await send()).statusCode).toBe(409);
  });
});

describe('whoever runs the community', () => {
  let as: Person;
  beforeEach(async () => {
    as = await spark.newUser();
  });

  test('alone may look, give and take', async () => {
    for (const caller of [undefined, as]) {
      const input = caller === undefined ? {} : { as: caller };
      const status = caller === undefined ? 401 : 403;
      expect(await spark.refusal('listMembers', input)).toMatchObject({ status });
      expect(await spark.refusal('revokeMember', { ...input, params: as })).toMatchObject({ status });
      const grant = { ...input, params: as, body: { until: null } };
      expect(await spark.refusal('grantMember', grant)).toMatchObject({ status });
    }
    const nobody = { as: operator, params: { handle: 'nobody_here' } };
    expect(await spark.refusal('revokeMember', nobody)).toMatchObject({ status: 404 });
    const over = { as: operator, params: as, body: { until: '2001-01-01T00:00:00Z' } };
    expect(await spark.refusal('grantMember', over)).toMatchObject({ status: 422 });
  });

  test('finds people by handle, name and address, page by page', async () => {
    const found = await Promise.all(
      [1, 2, 3].map((number) =>
        spark.newUser({
          email: `seek${number}@spark.test`,
          name: `Sought ${number}`,
          handle: `sought_${number}`,
        }),
      ),
    );
    const ids = found.map(({ id }) => id).toSorted();
    for (const q of ['seek', 'SOUGHT ', '@sought_']) {
      const { items } = await spark.call('listMembers', { as: operator, query: { q } });
      expect(items.map(({ id }) => id).toSorted(), q).toEqual(ids);
    }
    const first = await spark.call('listMembers', { as: operator, query: { q: 'seek', limit: 2 } });
    const rest = await spark.call('listMembers', {
      as: operator,
      query: { q: 'seek', limit: 2, cursor: first.nextCursor ?? '' },
    });
    expect([...first.items, ...rest.items].map(({ id }) => id).toSorted()).toEqual(ids);
    expect(await spark.call('listMembers', { as: operator, query: { q: '%' } })).toMatchObject({ items: [] });
  });

  test('gives and takes, whatever it came from, and what was posted stays', async () => {
    const granted = await spark.call('grantMember', { as: operator, params: as, body: { until: null } });
    expect(granted).toMatchObject({ memberships: [{ source: 'operator', active: true, until: null }] });
    const post = await makePost(spark.db, { author_id: as.id, text: 'Still here' });
    await spark.db.updateTable('users').set({ email_verified: true }).where('id', '=', as.id).execute();
    const { email } = await spark.call('getMe', { as });
    await tell(email, { active: true });
    const revoked = await spark.call('revokeMember', { as: operator, params: as });
    expect(revoked.memberships.every(({ active }) => !active)).toBe(true);
    expect(await isMember(as)).toBe(false);
    expect(await spark.call('getPost', { params: post })).toMatchObject({ text: 'Still here' });
  });

  test('a lapsed member’s draft is refused, and kept', async () => {
    await spark.call('grantMember', { as: operator, params: as, body: { until: null } });
    const id = newId();
    const text = 'Written while a member';
    const nothing = { interests: [], photos: [], productIds: [], url: '', poll: null, reviewId: null };
    const content = { kind: 'story', text, ...nothing };
    await spark.call('keepDraft', { as, params: { id }, body: { basedOn: null, content } });
    await spark.call('revokeMember', { as: operator, params: as });
    const { slug } = await makeInterest(spark.db);
    const body = { kind: 'story', text, interests: [slug], draftId: id };
    expect(await spark.refusal('createPost', { as, body })).toMatchObject({
      status: 403,
      code: 'membership_required',
    });
    expect(await spark.call('listDrafts', { as })).toMatchObject({ items: [{ id, content }] });
    // Whoever is a member again carries on with it.
    await spark.call('grantMember', { as: operator, params: as, body: { until: null } });
    await spark.call('createPost', { as, body });
  });
});
