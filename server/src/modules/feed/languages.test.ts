import type { FeedPage } from '@spark/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeInterest, makePost, makeProduct } from '../../../test/factories.ts';
import type { Person } from '../../../test/people.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';

let spark: TestApp;
let interest: { id: string; slug: string };
beforeAll(async () => {
  spark = await createTestApp();
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
    expect(review.language).toBe('zh');
    const shared = await spark.call('shareReview', {
      as,
      params: { id: review.id },
      body: { interests: [interest.slug] },
    });
    expect(shared).toMatchObject({ language: 'zh', review: { language: 'zh' } });
  });
});

describe('somebody who says which languages they read', () => {
  const idsOf = ({ items }: FeedPage) => items.map(({ id }) => id).toSorted();
  const read = async (as: Person, view: string) =>
    idsOf(await spark.call('getFeed', { as, query: { view, limit: 50 } }));

  test('is brought no other ones, but those of people they follow, their own, and what is in none', async () => {
    const [reader, followed] = [await spark.newMember(), await spark.newMember()];
    const topic = await makeInterest(spark.db);
    const make = async (language: 'en' | 'de' | 'zh' | null, author?: Person) =>
      (
        await makePost(spark.db, {
          interestIds: [topic.id],
          language,
          ...(author === undefined ? {} : { author_id: author.id }),
        })
      ).id;
    await spark.call('followUser', { as: reader, params: { handle: followed.handle } });
    const [english, german, chinese, wordless] = [
      await make('en'),
      await make('de'),
      await make('zh'),
      await make(null),
    ];
    const [ofFollowed, own] = [await make('de', followed), await make('de', reader)];
    const onTopic = async (view: string) => {
      const query = { view, interests: topic.slug, limit: 50 };
      return idsOf(await spark.call('getFeed', { as: reader, query }));
    };
    expect(await onTopic('newest')).toEqual([english, german, chinese, wordless, ofFollowed, own].toSorted());

    const settings = await spark.call('updateFeedSettings', {
      as: reader,
      body: { languages: ['en', 'zh'] },
    });
    expect(settings).toMatchObject({ languages: ['en', 'zh'], isChanged: true });
    const shown = [english, chinese, wordless, ofFollowed];
    expect(await onTopic('newest')).toEqual([...shown, own].toSorted());
    const all = new Set([english, german, chinese, wordless, ofFollowed, own]);
    const forYou = (await onTopic('for-you')).filter((id) => all.has(id));
    expect(forYou).toEqual(shown.toSorted());
    expect(await read(reader, 'following')).toEqual([ofFollowed]);
    // A page of one post, and of one person, hides nothing.
    expect(await spark.call('getPost', { as: reader, params: { id: german } })).toMatchObject({
      language: 'de',
    });

    const usual = await spark.call('resetFeedSettings', { as: reader });
    expect(usual).toMatchObject({ languages: [], isChanged: false });
    expect(await onTopic('for-you')).toContain(german);
  });
});
