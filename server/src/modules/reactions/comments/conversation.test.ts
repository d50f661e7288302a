import { limits, type Comment } from '@spark/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makePost, makeProduct } from '../../../../test/factories.ts';
import { recordedBy } from '../../../../test/listen-to-changes.ts';
import type { Person } from '../../../../test/people.ts';
import { readPages } from '../../../../test/read-pages.ts';
import { createTestApp, type TestApp } from '../../../../test/test-app.ts';
import { grantRole } from '../../accounts/index.ts';
import { forgetComment, forgetCommentSmiles } from './forget-comments.ts';

let spark: TestApp;
let ana: Person;
let ben: Person;
let author: Person;
beforeAll(async () => {
  spark = await createTestApp();
  [ana, ben, author] = await Promise.all([spark.newMember(), spark.newMember(), spark.newMember()]);
});
afterAll(() => spark.close());

const newPost = () => makePost(spark.db, { author_id: author.id });
const say = (as: Person, post: { id: string }, text: string, more: object = {}) =>
  spark.call('createComment', { as, params: post, body: { text, ...more } });
const list = (post: { id: string }, query: Record<string, string | number> = {}, as?: Person) =>
  spark.call('listComments', { params: post, query, ...(as && { as }) });
const smile = (as: Person, comment: { id: string }) =>
  spark.call('smileAtComment', { as, params: { id: comment.id } });

describe('in a conversation', () => {
  test('a reply to a reply stands beside it and names whom it answers', async () => {
    const post = await newPost();
    const first = await say(ana, post, 'One');
    const second = await say(ben, post, 'Two', { parentId: first.id });
    const third = await say(ana, post, 'Three', { parentId: second.id });
    expect(second).toMatchObject({ parentId: first.id, answers: null });
    expect(third).toMatchObject({
      parentId: first.id,
      answers: { id: second.id, handle: ben.handle },
    });
    expect((await list(post)).items).toMatchObject([
      { text: 'One', replyCount: 2, replies: [{ text: 'Two' }, { text: 'Three' }], moreReplies: null },
    ]);
    await spark.call('deleteComment', { as: ben, params: { id: post.id, commentId: second.id } });
    expect((await list(post)).items[0]?.replies).toMatchObject([{ text: 'Three', answers: null }]);
  });

  test('whoever wrote the post is marked, and so is staff', async () => {
    const post = await newPost();
    const operator = await spark.newMember();
    await spark.db.transaction().execute((trx) => grantRole(trx, operator.id, 'operator'));
    for (const person of [author, operator, ana]) await say(person, post, 'Hello');
    expect((await list(post)).items).toMatchObject([
      { isByPostAuthor: true, isByStaff: false },
      { isByPostAuthor: false, isByStaff: true },
      { isByPostAuthor: false, isByStaff: false },
    ]);
  });

  test('those are mentioned whom one may meet, and the log names whom a comment answers and mentions', async () => {
    const [post, stranger] = [await newPost(), await spark.newUser()];
    await block(stranger, ana);
    const changes = await recordedBy(spark.db, async () => {
      const first = await say(ben, post, 'One');
      const reply = await say(ana, post, `@${ben.handle} @${stranger.handle} @nobody_here, look`, {
        parentId: first.id,
      });
      expect(reply.mentions).toEqual([ben.handle]);
      await spark.call('deleteComment', { as: ana, params: { id: post.id, commentId: reply.id } });
    });
    const told = changes.filter(({ topic }) => topic === 'comment');
    const [first, reply] = told;
    const detail = { postId: post.id, parentId: first?.subject, person: ana.id, mentioned: [ben.id] };
    expect(told).toEqual([
      {
        topic: 'comment',
        subject: first?.subject,
        detail: { postId: post.id, parentId: null, person: ben.id, mentioned: [], by: 1 },
      },
      { topic: 'comment', subject: reply?.subject, detail: { ...detail, by: 1 } },
      { topic: 'comment', subject: reply?.subject, detail: { ...detail, by: -1 } },
    ]);
  });

  test('a pasted address of the shop becomes its product, and what cannot be bought is not offered', async () => {
    const post = await newPost();
    const url = 'https://shop.example/hat';
    const hat = await makeProduct(spark.db, { title: 'Hat', url });
    const cap = await makeProduct(spark.db, { title: 'Cap' });
    const said = await say(ana, post, `This one: ${url} or https://elsewhere.example/x`, {
      productIds: [cap.id],
    });
    expect(said).toMatchObject({
      text: 'This one: or https://elsewhere.example/x',
      products: [{ title: 'Cap' }, { title: 'Hat' }],
      waiting: [],
    });
    expect(await say(ana, post, url)).toMatchObject({ text: url, products: [{ title: 'Hat' }] });
    await spark.db
      .updateTable('products')
      .set({ availability: 'out_of_stock' })
      .where('id', '=', hat.id)
      .execute();
    expect((await list(post)).items[0]).toMatchObject({
      products: [{ title: 'Cap' }],
      waiting: [{ title: 'Hat', isBuyable: false }],
    });
  });

  test('an edit shows, keeps what was said for author and staff, and nothing changed leaves no trace', async () => {
    const post = await newPost();
    const hat = await makeProduct(spark.db);
    const said = await say(ana, post, 'Befroe', { productIds: [hat.id] });
    const params = { id: post.id, commentId: said.id };
    const edit = (as: Person, body: object) => spark.request('editComment', { as, params, body });
    expect((await edit(ben, { text: 'Mine now' })).statusCode).toBe(404);
    expect((await edit(ana, { text: ' ' })).statusCode).toBe(422);
    expect((await edit(ana, { text: 'Befroe' })).json()).toMatchObject({ editedAt: null });
    expect((await edit(ana, { text: `Before, @${ben.handle}` })).json()).toMatchObject({
      text: `Before, @${ben.handle}`,
      mentions: [ben.handle],
      products: [{ id: hat.id }],
      editedAt: expect.any(String),
    });
    expect((await edit(ana, { text: 'Before', productIds: [] })).json()).toMatchObject({
      mentions: [],
      products: [],
    });
    expect(await spark.call('listCommentRevisions', { as: ana, params })).toMatchObject({
      items: [{ text: `Before, @${ben.handle}` }, { text: 'Befroe', productIds: [hat.id] }],
    });
    expect(await spark.refusal('listCommentRevisions', { as: ben, params })).toMatchObject({
      code: 'not_found',
    });
  });
});

describe('smiles at a comment', () => {
  test('count once a person, however many arrive at once, and the log tells each once', async () => {
    const post = await newPost();
    const said = await say(ana, post, 'Smile');
    const people = await Promise.all(Array.from({ length: 8 }, () => spark.newUser()));
    const changes = await recordedBy(spark.db, async () => {
      await Promise.all(people.flatMap((person) => [1, 2, 3].map(() => smile(person, said))));
      await Promise.all(Array.from({ length: 20 }, () => smile(ben, said)));
      const takes = Array.from({ length: 5 }, () =>
        spark.call('unsmileAtComment', { as: ben, params: { id: said.id } }),
      );
      expect(new Set((await Promise.all(takes)).map(({ smileCount }) => smileCount))).toEqual(new Set([8]));
    });
    expect((await list(post, {}, people[0])).items[0]).toMatchObject({
      smileCount: 8,
      viewer: { smiled: true },
    });
    const told = changes.filter(({ topic }) => topic === 'comment_smile');
    const ofBen = told.filter((change) => JSON.stringify(change).includes(ben.id));
    expect(told).toHaveLength(10);
    expect(ofBen).toEqual(
      [1, -1].map((by) => ({
        topic: 'comment_smile',
        subject: said.id,
        detail: { postId: post.id, person: ben.id, by },
      })),
    );
  });

  test('are refused to visitors, and for comments that are gone', async () => {
    const post = await newPost();
    const said = await say(ana, post, 'Going');
    const params = { id: said.id };
    expect(await spark.refusal('smileAtComment', { params })).toMatchObject({ code: 'unauthenticated' });
    await smile(ben, said);
    await spark.call('deleteComment', { as: ana, params: { id: post.id, commentId: said.id } });
    expect(await spark.refusal('smileAtComment', { as: ben, params })).toMatchObject({ code: 'not_found' });
  });
});

describe('the comments of a post are read', () => {
  async function manyComments(): Promise<{ post: { id: string }; said: Comment[] }> {
    const post = await newPost();
    const said: Comment[] = [];
    for (let number = 0; number < 9; number++) said.push(await say(ana, post, `${number}`));
    return { post, said };
  }

  async function readAll(post: { id: string }, query: object, between: () => Promise<unknown>) {
    const pages = await readPages((from) => list(post, { limit: 2, ...query, ...from }), between);
    return pages
      .flat()
      .map(({ text }) => text)
      .join('');
  }

  test('the most helpful first where there are more than a few: smiles and replies of others count, one’s own do not', async () => {
    const { post, said } = await manyComments();
    const at = (number: number) => said[number] ?? { id: '' };
    await smile(ana, at(1));
    await smile(ben, at(3));
    await smile(author, at(4));
    await say(ben, post, 'And?', { parentId: at(6).id });
    await say(ben, post, 'And?', { parentId: at(6).id });
    await say(ana, post, 'And.', { parentId: at(7).id });
    const page = await list(post);
    expect(page).toMatchObject({ order: 'helpful', count: 12 });
    expect(page.items.map(({ text }) => text).join('')).toBe('463012578');
    expect((await list(post, { order: 'newest' })).items[0]).toMatchObject({ text: '8' });
    expect(await list(await newPost())).toMatchObject({ order: 'oldest', items: [], count: 0 });
  });

  test('page by page without repeating or skipping, whatever is smiled at, said and deleted meanwhile', async () => {
    const { post, said } = await manyComments();
    await smile(ben, said[5] ?? { id: '' });
    await smile(author, said[2] ?? { id: '' });
    await smile(ben, said[7] ?? { id: '' });
    let turn = 0;
    const seen = await readAll(post, { order: 'helpful' }, async () => {
      turn += 1;
      // What comes later is praised, what was shown is no longer, one that would come goes, and another is new.
      if (turn === 1) {
        for (const person of [ben, author]) await smile(person, said[8] ?? { id: '' });
        await spark.call('unsmileAtComment', { as: author, params: { id: said[2]?.id } });
        await spark.call('deleteComment', { as: ana, params: { id: post.id, commentId: said[3]?.id } });
        await say(ben, post, 'x');
      }
    });
    expect(seen).toBe('25701468x');
    expect(await readAll(post, { order: 'newest' }, () => say(ben, post, 'y'))).toBe('x87654210');
  });

  test('a cursor is good for its own order and post alone', async () => {
    const { post } = await manyComments();
    const { nextCursor } = await list(post, { limit: 2, order: 'newest' });
    const cursor = nextCursor ?? '';
    expect(await list(post, { limit: 2, order: 'newest', cursor })).toMatchObject({ order: 'newest' });
    for (const [params, query] of [
      [post, { order: 'oldest', cursor }],
      [await newPost(), { cursor }],
      [post, { cursor: `${cursor}x` }],
    ] as const) {
      expect(await spark.refusal('listComments', { params, query })).toMatchObject({
        code: 'invalid_cursor',
      });
    }
  });

  test('beginning with the conversation of one that is linked, however far down it and its reply are', async () => {
    const { post, said } = await manyComments();
    const parentId = said[6]?.id;
    const replies = [];
    for (let number = 0; number < 12; number++)
      replies.push(await say(ben, post, `r${number}`, { parentId }));
    const comment = replies[11]?.id ?? '';
    const page = await list(post, { limit: 2, comment });
    expect(page).toMatchObject({ hasEarlier: true, order: 'oldest', items: [{ text: '6' }, { text: '7' }] });
    expect(page.items[0]?.replies.map(({ text }) => text)).toContain('r11');
    const thread = await spark.call('readComment', { params: { id: post.id, commentId: parentId } });
    expect(thread).toMatchObject({ replyCount: 12, replies: { length: 10 } });
    const params = { id: post.id, commentId: thread.id };
    const rest = await spark.call('listReplies', { params, query: { cursor: thread.moreReplies ?? '' } });
    expect(rest).toMatchObject({ items: [{ text: 'r10' }, { text: 'r11' }], nextCursor: null });
    expect(await list(post, { comment: post.id })).toMatchObject({ hasEarlier: false, order: 'helpful' });
  });
});

test('of somebody blocked nothing is there, with the replies below, and of somebody muted it is folded', async () => {
  const post = await newPost();
  const [reader, blocked, muted] = [
    await spark.newMember(),
    await spark.newMember(),
    await spark.newMember(),
  ];
  const bad = await say(blocked, post, 'Bad');
  await say(ana, post, 'Answering', { parentId: bad.id });
  const good = await say(ana, post, 'Good');
  await say(blocked, post, 'Also bad', { parentId: good.id });
  await say(muted, post, 'Loud');
  await block(reader, blocked);
  await spark.db
    .insertInto('mutes')
    .values({ muter_id: reader.id, muted_id: muted.id, created_at: new Date() })
    .execute();
  const page = await list(post, {}, reader);
  expect(page).toMatchObject({
    count: 2,
    items: [
      { text: 'Good', replyCount: 0, replies: [], isFolded: false },
      { text: 'Loud', isFolded: true },
    ],
  });
  expect(page.recent).toHaveLength(2);
  expect(await list(post)).toMatchObject({ count: 5, items: [{ replyCount: 1 }, {}, { isFolded: false }] });
  for (const as of [reader, blocked]) {
    const other = as === reader ? bad : await say(reader, post, 'Mine');
    const params = { id: post.id, commentId: other.id };
    expect(await spark.refusal('readComment', { as, params })).toMatchObject({ code: 'not_found' });
    expect(await spark.refusal('smileAtComment', { as, params: other })).toMatchObject({ code: 'not_found' });
    const body = { text: 'I say', parentId: other.id };
    expect(await spark.refusal('createComment', { as, params: post, body })).toMatchObject({
      errors: [{ path: '/parentId' }],
    });
  }
});

test('of somebody who leaves traces stay where others replied, and every count follows', async () => {
  const [post, leaving] = [await newPost(), await spark.newMember()];
  const first = await say(leaving, post, 'My opinion');
  await say(ben, post, 'And mine', { parentId: first.id });
  await say(leaving, post, 'Alone');
  const other = await say(ana, post, 'Another');
  await smile(leaving, other);
  await smile(ben, other);
  await spark.db.transaction().execute(async (trx) => {
    const person = { userId: leaving.id, now: new Date(), limit: 100 };
    for (const went of [1, 1, 0]) expect(await forgetComment(trx, person)).toBe(went);
    expect(await forgetCommentSmiles(trx, person)).toBe(1);
    expect(await forgetCommentSmiles(trx, person)).toBe(0);
    await trx.deleteFrom('users').where('id', '=', leaving.id).execute();
  });
  expect(await list(post)).toMatchObject({
    count: 2,
    items: [
      { author: null, text: '', replies: [{ text: 'And mine' }] },
      { text: 'Another', smileCount: 1 },
    ],
  });
});

test('a comment is as long as it may be and no longer', async () => {
  const post = await newPost();
  const text = '𝒜'.repeat(limits.commentLength);
  expect((await say(ana, post, text)).text).toBe(text);
  const refused = { as: ana, params: post, body: { text: `${text}.` } };
  expect(await spark.refusal('createComment', refused)).toMatchObject({ status: 422 });
});

function block(blocker: Person, blocked: Person) {
  return spark.db
    .insertInto('blocks')
    .values({ blocker_id: blocker.id, blocked_id: blocked.id, created_at: new Date() })
    .execute();
}
