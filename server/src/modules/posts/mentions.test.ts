import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeInterest } from '../../../test/factories.ts';
import type { Person } from '../../../test/people.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { mentionedHandles } from './mentions.ts';

test.each([
  ['Hello @ann', ['ann']],
  ['@ann', ['ann']],
  ['Thanks, @Ann!', ['ann']],
  ['@ann, (@bob) and "@cat_7".', ['ann', 'bob', 'cat_7']],
  ['@ann @ann @ANN', ['ann']],
  ['谢谢@ann，很好', ['ann']],
  ['@ann\n@bob', ['ann', 'bob']],
  ['mail ann@example.com', []],
  ['https://example.com/@ann', []],
  ['@@ann', []],
  ['#@ann', []],
  ['é@ann', []],
  ['@ ann', []],
  ['', []],
])('%j mentions %j', (text, handles) => {
  expect(mentionedHandles(text)).toEqual(handles);
});

test('a crowd is no mention: the first twenty are', () => {
  const text = Array.from({ length: 30 }, (_, index) => `@person${index}`).join(' ');
  expect(mentionedHandles(text)).toHaveLength(20);
});

describe('a post', () => {
  let spark: TestApp;
  let author: Person;
  let slug: string;
  beforeAll(async () => {
    spark = await createTestApp();
    author = await spark.newMember();
    slug = (await makeInterest(spark.db)).slug;
  });
  afterAll(() => spark.close());

  const say = (text: string) =>
    spark.call('createPost', { as: author, body: { kind: 'story', interests: [slug], text } });

  test('names the people it mentions who are there, and no others', async () => {
    const [ann, bob] = [await spark.newUser({ handle: 'ann' }), await spark.newUser({ handle: 'bob' })];
    const post = await say(`@nobody_here, look what @${bob.handle} and @${ann.handle.toUpperCase()} made.`);
    expect(post.mentions).toEqual(['ann', 'bob']);
    expect(await spark.call('getPost', { params: post })).toMatchObject({ mentions: ['ann', 'bob'] });
  });

  test('that is edited mentions whom it mentions now', async () => {
    await spark.newUser({ handle: 'cleo' });
    await spark.newUser({ handle: 'dan' });
    const params = await say('For @cleo.');
    const edit = (text: string) => spark.call('editPost', { as: author, params, body: { text } });
    expect(await edit('For @cleo and @dan.')).toMatchObject({ mentions: ['cleo', 'dan'] });
    expect(await edit('For nobody.')).toMatchObject({ mentions: [] });
  });

  test('goes on mentioning somebody who changed their handle, by the one that is written', async () => {
    const eve = await spark.newUser({ handle: 'eve' });
    const params = await say('For @eve.');
    await spark.call('updateMe', { as: eve, body: { handle: 'eva' } });
    expect(await spark.call('getPost', { params })).toMatchObject({ mentions: ['eve'] });
  });
});
