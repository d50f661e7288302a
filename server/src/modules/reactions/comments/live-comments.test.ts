import type { CommentState } from '@spark/contract';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { makePost } from '../../../../test/factories.ts';
import type { Person } from '../../../../test/people.ts';
import { createTestApp, type TestApp } from '../../../../test/test-app.ts';

let spark: TestApp;
let url: string;
let ana: Person;
let ben: Person;
const closing: AbortController[] = [];
beforeAll(async () => {
  spark = await createTestApp();
  url = await spark.app.listen({ port: 0, host: '127.0.0.1' });
  [ana, ben] = [await spark.newMember(), await spark.newMember()];
});
afterEach(() => {
  for (const controller of closing.splice(0)) controller.abort();
});
afterAll(() => spark.close());

/** Opens a page with the comments of a post; gives the ids that were told last. */
async function open(post: { id: string }, as?: Person): Promise<() => string[] | null> {
  const controller = new AbortController();
  closing.push(controller);
  const response = await fetch(`${url}/api/v1/stream?comments=${post.id}`, {
    signal: controller.signal,
    headers: as === undefined ? {} : { authorization: `Bearer ${as.token}` },
  });
  expect(response.status).toBe(200);
  let last: CommentState | null = null;
  void read(response, (state) => (last = state)).catch(() => undefined);
  return () => (last === null ? null : (last as CommentState).recent.map(({ id }) => id));
}

async function read({ body }: Response, take: (state: CommentState) => void): Promise<void> {
  let text = '';
  for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) {
      const data = /^event: comments\ndata: (.*)$/.exec(event)?.[1];
      // Our own server's events, in the shape of the contract.
      if (data !== undefined) take(JSON.parse(data) as CommentState);
    }
  }
}

const say = async (as: Person, post: { id: string }, text: string, parentId?: string) => {
  const body = { text, ...(parentId === undefined ? {} : { parentId }) };
  return (await spark.call('createComment', { as, params: post, body })).id;
};

test('an open page is told what was said last, at once and after every change, and so is who comes back', async () => {
  const post = await makePost(spark.db);
  const first = await say(ana, post, 'One');
  const told = await open(post);
  await expect.poll(told).toEqual([first]);
  const reply = await say(ben, post, 'Two', first);
  await expect.poll(told).toEqual([reply, first]);
  await spark.call('deleteComment', { as: ben, params: { id: post.id, commentId: reply } });
  await expect.poll(told).toEqual([first]);
  const third = await say(ben, post, 'Three');
  await expect.poll(await open(post)).toEqual([third, first]);
});

test('nothing is told of those one does not meet or muted, from the moment on that one says so', async () => {
  const [post, reader] = [await makePost(spark.db), await spark.newUser()];
  const [first, second] = [await say(ana, post, 'One'), await say(ben, post, 'Two')];
  const told = await open(post, reader);
  await expect.poll(told).toEqual([second, first]);
  await spark.call('blockUser', { as: reader, params: ana });
  await expect.poll(told).toEqual([second]);
  await spark.call('muteUser', { as: reader, params: ben });
  await expect.poll(told).toEqual([]);
  const below = await say(ben, post, 'Three', first);
  await expect.poll(await open(post)).toEqual([below, second, first]);
  expect(told()).toEqual([]);
});

test('a post that is not there for the reader tells nothing', async () => {
  const author = await spark.newMember();
  const post = await makePost(spark.db, { author_id: author.id });
  const blocked = await spark.newMember();
  await spark.call('blockUser', { as: author, params: blocked });
  const [theirs, everybodys] = [await open(post, blocked), await open(post)];
  const said = await say(ana, post, 'One');
  await expect.poll(everybodys).toEqual([said]);
  expect(theirs()).toBeNull();
});

test('whom the author blocks, and whoever signs out, is told no more, though the page stays open', async () => {
  const [author, blocked, leaving] = [await spark.newMember(), await spark.newUser(), await spark.newUser()];
  const post = await makePost(spark.db, { author_id: author.id });
  const first = await say(ana, post, 'One');
  const [toBlocked, toLeaving, toAna] = [
    await open(post, blocked),
    await open(post, leaving),
    await open(post, ana),
  ];
  for (const told of [toBlocked, toLeaving, toAna]) await expect.poll(told).toEqual([first]);
  await spark.call('blockUser', { as: author, params: blocked });
  const headers = { authorization: `Bearer ${leaving.token}` };
  const out = await spark.send({ method: 'POST', url: '/api/auth/sign-out', headers, payload: {} });
  expect(out.statusCode).toBe(200);
  // Both is in the change log before this is.
  await spark.call('muteUser', { as: ana, params: ben });
  const second = await say(author, post, 'Two');
  await expect.poll(toAna).toEqual([second, first]);
  expect(toBlocked()).toEqual([first]);
  expect(toLeaving()).toEqual([first]);
});
