import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeInterest, makePost } from '../../../test/factories.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { newId } from '../../platform/db/index.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp();
});
afterAll(() => spark.close());

async function askWhich(texts = ['Sea', 'Hills']) {
  const author = await spark.newMember();
  const { slug } = await makeInterest(spark.db);
  const poll = { question: 'Where to?', options: texts.map((text) => ({ text })) };
  const post = await spark.call('createPost', {
    as: author,
    body: { kind: 'poll', interests: [slug], poll },
  });
  const [first, second] = post.poll?.options ?? [];
  if (first === undefined || second === undefined) throw new Error('A poll has at least two options.');
  return { params: { id: post.id }, sea: { optionId: first.id }, hills: { optionId: second.id } };
}

test('a vote is refused to visitors, on other posts, for other options and after the end', async () => {
  const as = await spark.newUser();
  const { params, sea } = await askWhich();
  const other = await askWhich();
  const story = await makePost(spark.db);
  expect(await spark.refusal('vote', { params, body: sea })).toMatchObject({ code: 'unauthenticated' });
  expect(await spark.refusal('vote', { as, params: story, body: sea })).toMatchObject({ code: 'not_found' });
  expect(await spark.refusal('vote', { as, params: { id: newId() }, body: sea })).toMatchObject({
    code: 'not_found',
  });
  for (const body of [other.sea, { optionId: newId() }, { optionId: 'sea' }, {}]) {
    expect(await spark.refusal('vote', { as, params, body })).toMatchObject({ status: 422 });
  }
  await spark.db
    .updateTable('polls')
    .set({ closes_at: new Date() })
    .where('post_id', '=', params.id)
    .execute();
  expect(await spark.refusal('vote', { as, params, body: sea })).toMatchObject({ code: 'conflict' });
});

test('results stay hidden until one has voted', async () => {
  const [voter, other] = [await spark.newUser(), await spark.newUser()];
  const { params, sea } = await askWhich();
  const poll = await spark.call('vote', { as: voter, params, body: sea });
  expect(poll).toMatchObject({
    votedOptionId: sea.optionId,
    totalVotes: 1,
    options: [{ votes: 1 }, { votes: 0 }],
  });
  for (const reader of [{ as: other }, {}]) {
    const seen = await spark.call('getPost', { params, ...reader });
    expect(seen.poll).toMatchObject({ votedOptionId: null, options: [{ votes: null }, { votes: null }] });
  }
});

test('results are open to all once the poll is closed', async () => {
  const { params, sea } = await askWhich();
  await spark.call('vote', { as: await spark.newUser(), params, body: sea });
  await spark.db
    .updateTable('polls')
    .set({ closes_at: new Date() })
    .where('post_id', '=', params.id)
    .execute();
  const { poll } = await spark.call('getPost', { params });
  expect(poll).toMatchObject({ isClosed: true, options: [{ votes: 1 }, { votes: 0 }] });
});

test('a vote can be changed and counts once', async () => {
  const as = await spark.newUser();
  const { params, sea, hills } = await askWhich();
  await spark.call('vote', { as, params, body: sea });
  await spark.call('vote', { as, params, body: sea });
  expect(await spark.call('vote', { as, params, body: hills })).toMatchObject({
    totalVotes: 1,
    votedOptionId: hills.optionId,
    options: [{ votes: 0 }, { votes: 1 }],
  });
});

test('forty votes of one person at once count once', async () => {
  const as = await spark.newUser();
  const { params, sea, hills } = await askWhich();
  const votes = Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? sea : hills));
  await Promise.all(votes.map((body) => spark.call('vote', { as, params, body })));
  const { poll } = await spark.call('getPost', { as, params });
  expect(poll?.totalVotes).toBe(1);
  expect(poll?.options.reduce((sum, option) => sum + (option.votes ?? 0), 0)).toBe(1);
});
