import type { Creator } from '@spark/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePost } from '../../../test/factories.ts';
import type { Person } from '../../../test/people.ts';
import { readPages } from '../../../test/read-pages.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';

let spark: TestApp;
let boss: Person;
beforeAll(async () => {
  spark = await createTestApp();
  boss = await spark.newUser({ roles: ['operator'] });
});
afterAll(() => spark.close());

const invite = ({ handle }: Person) => spark.call('inviteCreator', { as: boss, params: { handle } });
const dismiss = ({ handle }: Person) => spark.call('dismissCreator', { as: boss, params: { handle } });

async function readAll(limit: number): Promise<Creator[]> {
  const pages = await readPages((from) =>
    spark.call('listCreators', { as: boss, query: { limit, ...from } }),
  );
  return pages.flat();
}

test('only operators see, invite and dismiss creators, and only people who are there', async () => {
  const [person, moderator] = [await spark.newMember(), await spark.newUser({ roles: ['moderator'] })];
  for (const as of [person, moderator]) {
    for (const name of ['listCreators', 'inviteCreator', 'dismissCreator'] as const) {
      expect(await spark.refusal(name, { as, params: { handle: person.handle } })).toMatchObject({
        code: 'forbidden',
      });
    }
  }
  for (const name of ['inviteCreator', 'dismissCreator'] as const) {
    expect(await spark.refusal(name, { as: boss, params: { handle: 'nobody_there' } })).toMatchObject({
      code: 'not_found',
    });
  }
  expect(await readAll(10)).toEqual([]);
});

test('creators are listed once, those invited last first, with their storefronts', async () => {
  const people = [await spark.newUser(), await spark.newUser(), await spark.newUser()];
  for (const person of people) await invite(person);
  const [first, , last] = people;
  if (first === undefined || last === undefined) throw new Error('nobody was invited');
  const body = { slug: 'the-first', title: 'The first', intro: '', listIds: [] };
  await spark.call('putMyStorefront', { as: first, body });
  const again = await invite(first);
  expect(again).toMatchObject({ handle: first.handle, badges: ['creator'], storefront: 'the-first' });
  const listed = await readAll(2);
  expect(listed.map(({ id }) => id)).toEqual(people.map(({ id }) => id).toReversed());
  expect(listed.at(-1)).toEqual(again);
  for (let count = 0; count < 2; count++) await dismiss(last);
  expect((await readAll(2)).map(({ id }) => id)).not.toContain(last.id);
});

test('whoever is invited or dismissed is told, of the latest alone, and leads to what it is about', async () => {
  const person = await spark.newUser();
  const told = async () => {
    const { items } = await spark.call('listNotifications', { as: person });
    return items.map(({ type }) => type);
  };
  await dismiss(person);
  expect(await told()).toEqual([]);
  for (let count = 0; count < 2; count++) await invite(person);
  expect(await told()).toEqual(['creator_invited']);
  await spark.call('readNotifications', { as: person });
  for (let count = 0; count < 2; count++) await dismiss(person);
  expect(await told()).toEqual(['creator_dismissed']);
  expect((await spark.call('getMe', { as: person })).unreadNotifications).toBe(1);
  const body = { choices: { creator_invited: { app: false, push: false, mail: false } } };
  await spark.call('changeNotificationSettings', { as: person, body });
  await invite(person);
  expect(await told()).toEqual([]);
});

test('cards that are kept in memory show the badge as soon as it is given, and not when it is taken', async () => {
  const author = await spark.newUser();
  const post = await makePost(spark.db, { author_id: author.id });
  const list = await spark.call('createList', { as: boss, body: { title: 'Kept', postId: post.id } });
  const badges = async () => {
    const { items } = await spark.call('listListItems', { as: boss, params: { id: list.id } });
    return items[0]?.post?.author.badges;
  };
  expect(await badges()).toEqual([]);
  await invite(author);
  expect(await badges()).toEqual(['creator']);
  await dismiss(author);
  expect(await badges()).toEqual([]);
});
