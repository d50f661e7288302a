import { limits } from '@spark/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makePost, makeProduct } from '../../../../test/factories.ts';
import type { Person } from '../../../../test/people.ts';
import { createTestApp, type TestApp } from '../../../../test/test-app.ts';
import { newId } from '../../../platform/db/index.ts';

let spark: TestApp;
let member: Person;
beforeAll(async () => {
  spark = await createTestApp();
  member = await spark.newMember();
});
afterAll(() => spark.close());

const comment = (post: { id: string }, text: string, parentId?: string) =>
  spark.call('createComment', { as: member, params: post, body: { text, ...(parentId && { parentId }) } });

describe('a comment is refused', () => {
  test('from a visitor', async () => {
    const params = await makePost(spark.db);
    expect(await spark.refusal('createComment', { params, body: { text: 'Hello' } })).toMatchObject({
      code: 'unauthenticated',
    });
  });

  test('from somebody without a membership, who may join where the operator allows it, and then comment', async () => {
    const as = await spark.newUser();
    const params = await makePost(spark.db);
    const input = { as, params, body: { text: 'Hello' } };
    expect(await spark.refusal('createComment', input)).toMatchObject({ code: 'membership_required' });
    expect(await spark.refusal('joinMembership', { as })).toMatchObject({ code: 'forbidden' });
    await spark.db
      .insertInto('settings')
      .values({ name: 'membership.isOpen', value: JSON.stringify(true) })
      .execute();
    expect(await spark.call('joinMembership', { as })).toMatchObject({ membership: { active: true } });
    expect(await spark.call('createComment', input)).toMatchObject({ text: 'Hello' });
  });

  test.each([
    ['one character too long', '/text', { text: 'ä'.repeat(limits.commentLength + 1) }],
    ['empty', '/text', { text: '' }],
    ['of nothing but space', '/text', { text: ' \n\t ' }],
    ['with unknown fields', '/stars', { text: 'Hello', stars: 5 }],
    ['replying to nothing', '/parentId', { text: 'Hello', parentId: newId() }],
    ['replying to null', '/parentId', { text: 'Hello', parentId: null }],
  ])('when it is %s', async (_name, path, body) => {
    const params = await makePost(spark.db);
    const problem = await spark.refusal('createComment', { as: member, params, body });
    expect(problem).toMatchObject({ status: 422, errors: [{ path }] });
    expect(await spark.call('getPost', { params })).toMatchObject({ commentCount: 0 });
  });

  test('on a post that is not there or no longer there', async () => {
    const gone = await makePost(spark.db, { deleted_at: new Date() });
    for (const id of [newId(), gone.id, 'nonsense']) {
      const input = { as: member, params: { id }, body: { text: 'Hello' } };
      expect(await spark.refusal('createComment', input)).toMatchObject({ code: 'not_found' });
      expect(await spark.refusal('listComments', { params: { id } })).toMatchObject({ code: 'not_found' });
    }
  });

  test('as a reply to a comment of another post, or to one that is gone', async () => {
    const [here, there] = [await makePost(spark.db), await makePost(spark.db)];
    const parent = await comment(here, 'One');
    const gone = await comment(there, 'Two');
    await spark.call('deleteComment', { as: member, params: { id: there.id, commentId: gone.id } });
    for (const parentId of [parent.id, gone.id]) {
      const body = { text: 'Three', parentId };
      expect(await spark.refusal('createComment', { as: member, params: there, body })).toMatchObject({
        status: 422,
        errors: [{ path: '/parentId' }],
      });
    }
  });

  test('with products the shop does not have, or more than three', async () => {
    const params = await makePost(spark.db);
    const ids = await Promise.all([1, 2, 3, 4].map(async () => (await makeProduct(spark.db)).id));
    const refused = (productIds: string[]) =>
      spark.refusal('createComment', { as: member, params, body: { text: 'These', productIds } });
    expect(await refused([ids[0] ?? '', newId()])).toMatchObject({ errors: [{ path: '/productIds/1' }] });
    expect(await refused(ids)).toMatchObject({ errors: [{ path: '/productIds' }] });
    expect(await refused([ids[0] ?? '', ids[0] ?? ''])).toMatchObject({ errors: [{ path: '/productIds' }] });
  });

  test('once a membership has lapsed, also when it is an edit', async () => {
    const lapsed = await spark.newMember();
    const params = await makePost(spark.db);
    const written = await spark.call('createComment', { as: lapsed, params, body: { text: 'Before' } });
    await spark.db
      .updateTable('memberships')
      .set({ active_until: new Date(Date.now() - 1) })
      .where('user_id', '=', lapsed.id)
      .execute();
    const input = { as: lapsed, body: { text: 'After' } };
    const own = { id: params.id, commentId: written.id };
    for (const refusal of [
      await spark.refusal('createComment', { ...input, params }),
      await spark.refusal('editComment', { ...input, params: own }),
    ]) {
      expect(refusal).toMatchObject({ status: 403, code: 'membership_required' });
    }
    expect(await spark.call('readComment', { params: own })).toMatchObject({ text: 'Before' });
    await spark.call('deleteComment', { as: lapsed, params: own });
  });
});

describe('comments are read', () => {
  test('oldest first with their replies, page by page, while new ones come and old ones go', async () => {
    const post = await makePost(spark.db);
    const written = [];
    for (let number = 0; number < 7; number++) written.push(await comment(post, `Number ${number}`));
    await comment(post, 'A reply', written[1]?.id);

    const first = await spark.call('listComments', { params: post, query: { limit: 3 } });
    expect(first.items.map((item) => item.text)).toEqual(['Number 0', 'Number 1', 'Number 2']);
    expect(first.items[1]?.replies).toMatchObject([{ text: 'A reply', parentId: written[1]?.id }]);

    const removed = { id: post.id, commentId: written[1]?.id ?? '' };
    await spark.call('deleteComment', { as: member, params: removed });
    await comment(post, 'Number 7');
    const second = await spark.call('listComments', {
      params: post,
      query: { limit: 3, cursor: first.nextCursor ?? '' },
    });
    expect(second.items.map((item) => item.text)).toEqual(['Number 3', 'Number 4', 'Number 5']);
    const third = await spark.call('listComments', {
      params: post,
      query: { limit: 3, cursor: second.nextCursor ?? '' },
    });
    expect(third.items.map((item) => item.text)).toEqual(['Number 6', 'Number 7']);
    expect(third.nextCursor).toBeNull();
  });

  test('and belong to their authors in the eyes of each viewer', async () => {
    const post = await makePost(spark.db);
    await comment(post, 'Mine');
    const seen = async (as?: Person) =>
      (await spark.call('listComments', { params: post, ...(as && { as }) })).items[0]?.viewer.own;
    expect([await seen(member), await seen(await spark.newUser()), await seen()]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('a comment is deleted', () => {
  test('by nobody but its author, and once', async () => {
    const post = await makePost(spark.db, { author_id: (await spark.newMember()).id });
    const written = await comment(post, 'Mine');
    const params = { id: post.id, commentId: written.id };
    expect(await spark.refusal('deleteComment', { as: await spark.newMember(), params })).toMatchObject({
      code: 'not_found',
    });
    await spark.call('deleteComment', { as: member, params });
    expect(await spark.refusal('deleteComment', { as: member, params })).toMatchObject({ code: 'not_found' });
    expect(await spark.refusal('readComment', { params })).toMatchObject({ code: 'not_found' });
    expect(await spark.call('getPost', { params: post })).toMatchObject({
      commentCount: 0,
      topComment: null,
    });
  });

  test('not even by whoever wrote the post', async () => {
    const author = await spark.newMember();
    const post = await makePost(spark.db, { author_id: author.id });
    const params = { id: post.id, commentId: (await comment(post, 'Mine')).id };
    expect(await spark.refusal('deleteComment', { as: author, params })).toMatchObject({ code: 'not_found' });
  });

  test('and its words are gone, while the replies stay beneath a trace until the last of them goes', async () => {
    const post = await makePost(spark.db);
    const parent = await comment(post, 'A secret');
    const other = await spark.newMember();
    const body = { text: 'An answer', parentId: parent.id };
    const reply = await spark.call('createComment', { as: other, params: post, body });
    await spark.call('deleteComment', { as: member, params: { id: post.id, commentId: parent.id } });
    const list = () => spark.call('listComments', { params: post, as: member });
    expect(await list()).toMatchObject({
      count: 1,
      items: [
        {
          author: null,
          text: '',
          isDeleted: true,
          viewer: { own: false },
          replies: [{ text: 'An answer' }],
        },
      ],
    });
    expect(await spark.call('getPost', { params: post })).toMatchObject({
      commentCount: 1,
      topComment: null,
    });
    expect(JSON.stringify(await spark.db.selectFrom('comments').select('text').execute())).not.toContain(
      'secret',
    );
    await spark.call('deleteComment', { as: other, params: { id: post.id, commentId: reply.id } });
    expect(await list()).toMatchObject({ count: 0, items: [] });
  });
});

test('a comment sent twice under one key is one comment', async () => {
  const post = await makePost(spark.db);
  const input = { as: member, key: newId(), params: post, body: { text: 'Once' } };
  const answers = await Promise.all([1, 2, 3].map(() => spark.call('createComment', input)));
  expect(new Set(answers.map((answer) => answer.id)).size).toBe(1);
  expect(await spark.call('getPost', { params: post })).toMatchObject({ commentCount: 1 });
});
