import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeInterest, makeMedia, makePhotoPost, makePost, makeProduct } from '../../../../test/factories.ts';
import { recordedBy } from '../../../../test/listen-to-changes.ts';
import type { Person } from '../../../../test/people.ts';
import { buy } from '../../../../test/shopping.ts';
import { createTestApp, shopKey, type TestApp } from '../../../../test/test-app.ts';
import { grantRole } from '../../accounts/index.ts';
import { retireFeed } from '../../catalog/index.ts';
import { settlePhoto } from '../../posts/index.ts';

let spark: TestApp;
let author: Person;
let reader: Person;
let post: { id: string };
let hat: { id: string; external_id: string };
beforeAll(async () => {
  spark = await createTestApp();
});
beforeEach(async () => {
  [author, reader] = [await spark.newMember(), await spark.newMember()];
  hat = await makeProduct(spark.db);
  post = await makePhotoPost(spark.db, [hat.id], { author_id: author.id });
});
afterAll(() => spark.close());

const recorded = (work: () => Promise<unknown>) => recordedBy(spark.db, work);
const call = (name: Parameters<TestApp['call']>[0], params: object, as = reader, body?: object) =>
  spark.call(name, { as, params, ...(body && { body }) });
const ofPost = (subject = post.id) => ({ topic: 'post', subject });
const response = (kind: string, by: 1 | -1, person: string | null = reader.id) => ({
  topic: 'response',
  subject: post.id,
  detail: { person, response: kind, by },
});
const touch = (subject: string, kind: string, did: string, by: 1 | -1) => ({
  topic: 'touch',
  subject,
  detail: { person: reader.id, kind, response: did, by },
});
const ofReader = (subject = reader.id) => ({ topic: 'reader', subject });

test('a refusal is nothing that happened', async () => {
  expect(await recorded(() => spark.refusal('smile', { params: post }))).toEqual([]);
  expect(await recorded(() => spark.refusal('deletePost', { as: reader, params: post }))).toEqual([]);
});

describe('of a post is told', () => {
  test('that it came, once for whoever follows its author, was changed, went, and is back', async () => {
    const { slug } = await makeInterest(spark.db);
    const story = { kind: 'story', text: 'Before.', interests: [slug] };
    const changes = await recorded(async () => {
      const made = await spark.call('createPost', { as: author, body: story });
      await call('editPost', made, author, { text: 'After.' });
      await call('deletePost', made, author);
      await call('restorePost', made, author);
    });
    const id = changes[0]?.subject;
    const published = { topic: 'published', subject: id, detail: { person: author.id } };
    expect(changes).toEqual([ofPost(id), published, ofPost(id), ofPost(id), ofPost(id)]);
  });

  test('nothing, where an edit changes nothing', async () => {
    const { slug } = await makeInterest(spark.db);
    const body = { kind: 'story', text: 'As it is.', interests: [slug] };
    const made = await spark.call('createPost', { as: author, body });
    expect(await recorded(() => call('editPost', made, author, { text: 'As it is.' }))).toEqual([]);
  });

  test('that its photo is ready, and that another product must not stand in', async () => {
    const media = await makeMedia(spark.db);
    await spark.db
      .insertInto('post_photos')
      .values({ post_id: post.id, media_id: media.id, position: 1, alt: 'More' })
      .execute();
    expect(await recorded(() => spark.db.transaction().execute((trx) => settlePhoto(trx, media.id)))).toEqual(
      [ofPost()],
    );
    const params = { id: post.id, productId: hat.id };
    expect(await recorded(() => call('setHealing', params, author, { heals: false }))).toEqual([ofPost()]);
  });

  test('that somebody smiled and saved, once, and took it back, once', async () => {
    expect(
      await recorded(async () => {
        for (const name of ['smile', 'smile', 'save', 'unsmile', 'unsmile', 'unsave'] as const) {
          await call(name, post);
        }
      }),
    ).toEqual([response('smile', 1), response('save', 1), response('smile', -1), response('save', -1)]);
  });

  test('who commented, and who took it back: the replies of others stay', async () => {
    const changes = await recorded(async () => {
      const said = { as: reader, params: post, body: { text: 'Nice.' } };
      const { id: parentId } = await spark.call('createComment', said);
      await call('createComment', post, author, { text: 'Is it?', parentId });
      await call('deleteComment', { id: post.id, commentId: parentId });
    });
    expect(changes.filter(({ topic }) => topic !== 'comment')).toEqual([
      ofPost(),
      response('comment', 1),
      ofPost(),
      response('comment', 1, author.id),
      ofPost(),
      response('comment', -1),
    ]);
  });

  test('a vote, for it shows, and whose it is', async () => {
    const { slug } = await makeInterest(spark.db);
    const poll = { question: 'Which?', options: [{ text: 'This' }, { text: 'That' }] };
    const body = { kind: 'poll', interests: [slug], poll };
    const made = await spark.call('createPost', { as: author, body });
    const optionId = made.poll?.options[0]?.id;
    expect(await recorded(() => call('vote', made, reader, { optionId }))).toEqual([
      ofPost(made.id),
      { topic: 'vote', subject: made.id, detail: { person: reader.id, optionId } },
    ]);
  });
});

describe('of a reader is told', () => {
  test('whom they follow, once', async () => {
    const params = { handle: author.handle };
    expect(
      await recorded(async () => {
        for (const name of ['followUser', 'followUser', 'unfollowUser', 'unfollowUser'] as const) {
          await call(name, params);
        }
      }),
    ).toEqual([
      touch(author.id, 'author', 'follow', 1),
      ofReader(),
      touch(author.id, 'author', 'follow', -1),
      ofReader(),
    ]);
  });

  test('which interests were chosen and which dropped', async () => {
    const interests = [];
    for (let count = 0; count < 6; count++) interests.push(await makeInterest(spark.db));
    const slugs = interests.map(({ slug }) => slug);
    await call('setMyInterests', {}, reader, { slugs: slugs.slice(0, 5) });
    const [dropped, , , , , added] = interests.map(({ id }) => id);
    expect(await recorded(() => call('setMyInterests', {}, reader, { slugs: slugs.slice(1) }))).toEqual([
      touch(dropped ?? '', 'interest', 'choose', -1),
      touch(added ?? '', 'interest', 'choose', 1),
      ofReader(),
    ]);
  });

  test('a new name and a new role, which others see too', async () => {
    const both = [{ topic: 'person', subject: reader.id }, ofReader()];
    expect(await recorded(() => call('updateMe', {}, reader, { name: 'Another' }))).toEqual(both);
    const grant = () => spark.db.transaction().execute((trx) => grantRole(trx, reader.id, 'moderator'));
    expect(await recorded(grant)).toEqual(both);
  });

  test('that they signed out', async () => {
    const account = { email: 'leaves@spark.test', password: 'a long password', name: 'Somebody' };
    const headers = { origin: 'http://localhost:3000' };
    const signUp = await spark.send({
      method: 'POST',
      url: '/api/auth/sign-up/email',
      payload: account,
      headers,
    });
    expect(signUp.statusCode, signUp.body).toBe(200);
    const authorization = `Bearer ${signUp.json<{ token: string }>().token}`;
    const signOut = () =>
      spark.send({
        method: 'POST',
        url: '/api/auth/sign-out',
        payload: {},
        headers: { ...headers, authorization },
      });
    expect(await recorded(signOut)).toEqual([ofReader(signUp.json<{ user: { id: string } }>().user.id)]);
  });
});

describe('of a product is told', () => {
  test('that somebody gave it a heart, once', async () => {
    expect(
      await recorded(async () => {
        for (const name of ['heart', 'heart', 'unheart', 'unheart'] as const) await call(name, hat);
      }),
    ).toEqual([touch(hat.id, 'product', 'heart', 1), touch(hat.id, 'product', 'heart', -1)]);
  });

  test('that it was opened on a post, by a visitor, who then signs in', async () => {
    const event = { type: 'tag-open', postId: post.id, productId: hat.id, at: new Date().toISOString() };
    const agent = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/150.0' };
    let cookie = '';
    const tell = async (as: Person | null, events: object[]) => {
      const answer = await spark.request('recordEvents', {
        ...(as && { as }),
        body: { events },
        headers: { ...agent, cookie },
      });
      const given = answer.headers['set-cookie'];
      if (given !== undefined) cookie = String(given).split(';')[0] ?? '';
    };
    const asVisitor = response('click', 1, null);
    expect(await recorded(async () => (await tell(null, [event]), tell(null, [event])))).toEqual([asVisitor]);
    expect(await recorded(() => tell(reader, [event]))).toEqual([
      response('click', -1, null),
      response('click', 1),
      touch(hat.id, 'product', 'click', 1),
    ]);
  });

  test('that it was bought from a post, when it is paid, and that all of it came back', async () => {
    const operator = await spark.newUser({ roles: ['operator'] });
    const order = await buy(spark, reader, [hat], { fromPostId: post.id });
    const bought = (by: 1 | -1) => [response('order', by), touch(hat.id, 'product', 'order', by)];
    const interesting = async (work: () => Promise<unknown>) =>
      (await recorded(work)).filter(({ topic }) => topic !== 'product');
    const pay = () => call('markOrderPaid', order, operator);
    expect(await interesting(pay)).toEqual(bought(1));
    expect(await interesting(() => call('refundOrder', order, operator, {}))).toEqual(bought(-1));
  });

  test('that it went into a bag, from a post or without one', async () => {
    const put = (body: object) => () => call('putBagItem', { productId: hat.id }, reader, body);
    const bagged = touch(hat.id, 'product', 'bag', 1);
    expect(await recorded(put({ quantity: 1 }))).toEqual([bagged]);
    expect(await recorded(put({ quantity: 2, fromPostId: post.id }))).toEqual([response('bag', 1), bagged]);
  });

  test('that it is sold out, where a post shows it, and of the others nothing', async () => {
    const unshown = await makeProduct(spark.db);
    const items = [hat, unshown].map(({ external_id: externalId }) => ({
      externalId,
      availability: 'out_of_stock',
      at: new Date().toISOString(),
    }));
    const push = () =>
      spark.call('putShopStock', { headers: { authorization: `Bearer ${shopKey}` }, body: { items } });
    expect(await recorded(push)).toEqual([{ topic: 'product', subject: hat.id }]);
  });
});

test('of a whole feed that goes is told what flips by it, where a post shows it', async () => {
  const [shown, soldOut] = [
    await makeProduct(spark.db, { feed: 'spring' }),
    await makeProduct(spark.db, { feed: 'spring', availability: 'out_of_stock' }),
  ];
  await makeProduct(spark.db, { feed: 'spring' });
  await makePhotoPost(spark.db, [shown.id, soldOut.id]);
  const retire = () => spark.db.transaction().execute((trx) => retireFeed(trx, 'spring', new Date()));
  expect(await recorded(retire)).toEqual([{ topic: 'product', subject: shown.id }]);
});

test('posts of factories are told of like others', async () => {
  expect(await recorded(() => makePost(spark.db))).toHaveLength(1);
});
