import type { FeedPage, Language } from '@spark/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeInterest, makePost, makeProduct } from '../../../test/factories.ts';
import type { Person } from '../../../test/people.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/test-database.ts';
import { newId } from '../../platform/db/index.ts';

let spark: TestApp;
let database: TestDatabase;
let interest: { id: string; slug: string };
beforeAll(async () => {
  database = await createTestDatabase();
  spark = await createTestApp({ database, starts: 'engine' });
  interest = await makeInterest(spark.db);
});
afterAll(() => spark.close());

const write = (as: Person, body: object, locale = 'en') =>
  spark.call('createPost', {
    as,
    headers: { 'accept-language': locale },
    body: { kind: 'story', interests: [interest.slug], ...body },
  });

describe('what people write carries its language', () => {
  test('refuses a language there is not, with a sentence', async () => {
    const as = await spark.newMember();
    const body = { kind: 'story', text: 'Hello.', interests: [interest.slug], language: 'xx-nonsense' };
    expect(await spark.refusal('createPost', { as, body })).toMatchObject({ status: 422 });
    expect(await spark.refusal('updateFeedSettings', { as, body: { languages: ['xx'] } })).toMatchObject({
      status: 422,
    });
  });

  test('found by its words, else that of its author; what its author says counts, and stays', async () => {
    const as = await spark.newMember();
    expect((await write(as, { text: '周末的咖啡' })).language).toBe('zh');
    expect((await write(as, { text: 'Cozy corner' }, 'ar')).language).toBeNull();
    const post = await write(as, { text: 'Cozy corner' });
    expect(post.language).toBe('en');
    const poll = { question: 'Welche Lampe ist schöner?', options: [{ text: 'Die da' }, { text: 'Diese' }] };
    expect((await write(as, { kind: 'poll', poll })).language).toBe('de');

    const edit = (body: object) => spark.call('editPost', { as, params: { id: post.id }, body });
    const said = await edit({ language: 'fr' });
    expect(said).toMatchObject({ language: 'fr', editedAt: null });
    expect((await edit({ text: 'The lamp is here.' })).language).toBe('fr');
    expect((await edit({ language: null })).language).toBe('en');
  });

  test('comments and reviews, too; a post that shares a review is in its language', async () => {
    const as = await spark.newMember();
    const post = await write(as, { text: 'Hello there, everyone.' });
    const params = { id: post.id };
    const comment = await spark.call('createComment', {
      as,
      params,
      body: { text: 'C’est très beau, merci' },
    });
    expect(comment.language).toBe('fr');
    expect((await spark.call('getPost', { params })).topComment).toMatchObject({ language: 'fr' });
    const product = await makeProduct(spark.db);
    const body = { stars: 5, title: '很好', text: '我很喜欢这个杯子' };
    const review = await spark.call('createReview', { as, params: { id: product.id }, body });
    expect(review.language).toBe('zh-Hans');
    const shared = await spark.call('shareReview', {
      as,
      params: { id: review.id },
      body: { interests: [interest.slug] },
    });
    expect(shared).toMatchObject({ language: 'zh-Hans', review: { language: 'zh-Hans' } });

    // What their author says counts, stays, and is no edit.
    const place = { id: post.id, commentId: comment.id };
    const say = (said: object) =>
      spark.call('editComment', { as, params: place, body: { text: comment.text, ...said } });
    expect(await say({ language: 'it' })).toMatchObject({ language: 'it', editedAt: null });
    expect(await say({ text: 'The lamp is here.' })).toMatchObject({ language: 'it' });
    expect(await say({ text: 'The lamp is here.', language: null })).toMatchObject({ language: 'en' });
    const judge = (said: object) => spark.call('editReview', { as, params: { id: review.id }, body: said });
    expect(await judge({ language: 'zh-Hant' })).toMatchObject({ language: 'zh-Hant', editedAt: null });
    expect(await judge({ text: '我很喜欢' })).toMatchObject({ language: 'zh-Hant' });
    expect(await judge({ language: null })).toMatchObject({ language: 'zh-Hans' });
    expect((await spark.call('getPost', { params: shared })).language).toBe('zh-Hans');
  });

  test('what was written before languages were looked for gets one, once; what its author chose stays', async () => {
    const as = await spark.newMember();
    const old = await makePost(spark.db, { author_id: as.id, text: 'Die neue Lampe ist da' });
    const poll = await write(as, {
      kind: 'poll',
      poll: { question: '哪一個？', options: [{ text: '這個' }, { text: '那個' }] },
    });
    await spark.db.updateTable('posts').set({ language: 'zh' }).where('id', '=', poll.id).execute();
    const chosen = await write(as, { text: 'Chat', language: 'zh' });
    const params = { id: old.id };
    const comment = await spark.call('createComment', {
      as,
      params,
      body: { text: 'Muito bonita, eu gosto' },
    });
    await spark.db.updateTable('comments').set({ language: null }).where('id', '=', comment.id).execute();
    await spark.db
      .insertInto('language_searches')
      .values((['posts', 'comments', 'reviews'] as const).map((of) => ({ of, until_id: newId() })))
      .execute();
    const search = spark.jobs.scheduled.find(({ name }) => name === 'find-languages');
    await search?.run(new Date());
    expect(await spark.call('getPost', { params })).toMatchObject({
      language: 'de',
      topComment: { language: 'pt' },
    });
    expect((await spark.call('getPost', { params: poll })).language).toBe('zh-Hant');
    expect((await spark.call('getPost', { params: chosen })).language).toBe('zh');
    expect(await spark.db.selectFrom('language_searches').selectAll().execute()).toEqual([]);
    expect(await search?.run(new Date())).toEqual({ posts: 0, comments: 0, reviews: 0 });
  });
});

describe('somebody who says which languages they read', () => {
  const idsOf = ({ items }: FeedPage) => items.map(({ id }) => id).toSorted();
  const read = async (as: Person, view: string) =>
    idsOf(await spark.call('getFeed', { as, query: { view, limit: 50 } }));

  test('is brought no other ones, but those of people they follow, their own, and what is in none', async () => {
    const [reader, followed] = [await spark.newMember(), await spark.newMember()];
    const topic = await makeInterest(spark.db);
    const make = async (language: Language | null, author?: Person) =>
      (
        await makePost(spark.db, {
          interestIds: [topic.id],
          language,
          ...(author === undefined ? {} : { author_id: author.id }),
        })
      ).id;
    await spark.call('followUser', { as: reader, params: { handle: followed.handle } });
    const [english, german, either, simplified, traditional, wordless] = [
      await make('en'),
      await make('de'),
      await make('zh'),
      await make('zh-Hans'),
      await make('zh-Hant'),
      await make(null),
    ];
    const [ofFollowed, own] = [await make('de', followed), await make('de', reader)];
    const onTopic = async (view: string) => {
      const query = { view, interests: topic.slug, limit: 50 };
      return idsOf(await spark.call('getFeed', { as: reader, query }));
    };
    const every = [english, german, either, simplified, traditional, wordless, ofFollowed, own];
    expect(await onTopic('newest')).toEqual(every.toSorted());

    const settings = await spark.call('updateFeedSettings', {
      as: reader,
      body: { languages: ['en', 'zh-Hans'] },
    });
    expect(settings).toMatchObject({ languages: ['en', 'zh-Hans'], isChanged: true });
    const shown = [english, either, simplified, wordless, ofFollowed];
    expect(await onTopic('newest')).toEqual([...shown, own].toSorted());
    const all = new Set(every);
    const forYou = (await onTopic('for-you')).filter((id) => all.has(id));
    expect(forYou).toEqual(shown.toSorted());
    expect(await read(reader, 'following')).toEqual([ofFollowed]);
    // A process that reads the database knows as much as one that was told of each post.
    const started = await createTestApp({
      database: { ...database, close: async () => undefined },
      starts: 'engine',
    });
    const query = { view: 'newest', interests: topic.slug, limit: 50 };
    expect(idsOf(await started.call('getFeed', { as: reader, query }))).toEqual([...shown, own].toSorted());
    await started.close();
    // A page of one post, and of one person, hides nothing.
    expect(await spark.call('getPost', { as: reader, params: { id: german } })).toMatchObject({
      language: 'de',
    });

    const usual = await spark.call('resetFeedSettings', { as: reader });
    expect(usual).toMatchObject({ languages: [], isChanged: false });
    expect(await onTopic('for-you')).toContain(german);
  });
});
