import { gateActions, type GateAction } from '@spark/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeInterest, makePost, makeUser } from '../../../test/factories.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { newId } from '../../platform/db/index.ts';
import { isAllowed, type Allowed } from './gate.policy.ts';
import { grantMembership, revokeMembership } from './grant-membership.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp({ starts: 'engine' });
});
afterAll(() => spark.close());

describe('the gate', () => {
  test.each<[Allowed, string, boolean]>([
    ['user', 'user', true],
    ['user', 'member', true],
    ['user', 'enthusiast', true],
    ['user', 'staff', true],
    ['member', 'user', false],
    ['member', 'member', true],
    ['member', 'enthusiast', false],
    ['member', 'staff', true],
    ['enthusiast', 'user', false],
    ['enthusiast', 'member', false],
    ['enthusiast', 'enthusiast', true],
    ['enthusiast', 'staff', true],
    ['staff', 'user', false],
    ['staff', 'member', false],
    ['staff', 'enthusiast', false],
    ['staff', 'staff', true],
  ])('open to %s lets a %s through: %s', (allowed, who, isThrough) => {
    const standing = {
      isMember: who === 'member',
      isEnthusiast: who === 'enthusiast',
      isStaff: who === 'staff',
    };
    expect(isAllowed(allowed, standing)).toBe(isThrough);
  });
});

const setGate = (action: GateAction, allowed: Allowed) =>
  spark.db
    .insertInto('gate_rules')
    .values({ action, allowed_to: allowed })
    .onConflict((conflict) => conflict.column('action').doUpdateSet({ allowed_to: allowed }))
    .execute();

test('the operator opens and closes each action by itself, from the next request on', async () => {
  const [user, member] = [await spark.newUser(), await spark.newMember()];
  const params = await makePost(spark.db);
  const comment = { params, body: { text: 'Hello' } };
  await setGate('comment.create', 'user');
  await setGate('post.smile', 'member');
  await spark.call('createComment', { as: user, ...comment });
  expect(await spark.refusal('smile', { as: user, params })).toMatchObject({ code: 'membership_required' });
  await setGate('comment.create', 'staff');
  for (const as of [user, member]) {
    expect(await spark.refusal('createComment', { as, ...comment })).toMatchObject({ code: 'forbidden' });
  }
  const { may } = await spark.call('getMe', { as: member });
  expect(may).toMatchObject({ 'comment.create': false, 'post.smile': true, 'post.create': true });
  await spark.db.deleteFrom('gate_rules').execute();
  await spark.call('createComment', { as: member, ...comment });
});

test('what is for Enthusiasts asks for the badge, everywhere or in one interest, and says how one earns it', async () => {
  const [member, known, expert] = [await spark.newMember(), await spark.newUser(), await spark.newUser()];
  const interest = await makeInterest(spark.db);
  await spark.db
    .insertInto('badges')
    .values([
      { user_id: known.id, kind: 'enthusiast' },
      { user_id: expert.id, kind: 'enthusiast', interest_id: interest.id },
      // another badge is none of theirs
      { user_id: member.id, kind: 'creator' },
    ])
    .execute();
  const params = { id: newId() };
  for (const as of [known, expert]) {
    expect(await spark.refusal('publishTheme', { as, params })).toMatchObject({ code: 'not_found' });
    expect((await spark.call('getMe', { as })).may).toMatchObject({ 'theme.publish': true });
  }
  expect(await spark.refusal('publishTheme', { as: member, params })).toMatchObject({
    code: 'forbidden',
    detail: expect.stringContaining('/enthusiasts'),
  });
  expect((await spark.call('getMe', { as: member })).may).toMatchObject({ 'theme.publish': false });
  const moderator = await spark.newUser({ roles: ['moderator'] });
  expect(await spark.refusal('publishTheme', { as: moderator, params })).toMatchObject({ code: 'not_found' });
});

test('every action of the gate is told to the person it concerns', async () => {
  const { may } = await spark.call('getMe', { as: await spark.newUser() });
  expect(Object.keys(may).toSorted()).toEqual([...gateActions].toSorted());
});

test('a membership begins and ends by the minute', async () => {
  const as = await spark.newUser();
  const now = new Date();
  const until = new Date(now.getTime() + 3_600_000);
  await spark.db
    .transaction()
    .execute((trx) => grantMembership(trx, { userId: as.id, until, source: 'shop', now }));
  expect(await spark.call('getMe', { as })).toMatchObject({
    membership: { active: true, until: until.toISOString() },
  });
  await spark.db.transaction().execute((trx) => revokeMembership(trx, as.id, new Date()));
  expect(await spark.call('getMe', { as })).toMatchObject({ membership: { active: false } });
});

test('calls that need no account of their own do not mind who calls', async () => {
  const stranger = await makeUser(spark.db);
  const lapsed = await spark.newMember();
  await spark.db.transaction().execute((trx) => revokeMembership(trx, lapsed.id, new Date()));
  for (const as of [undefined, lapsed]) {
    await spark.call('getUser', { params: stranger, ...(as && { as }) });
    await spark.call('getFeed', { ...(as && { as }) });
  }
});
