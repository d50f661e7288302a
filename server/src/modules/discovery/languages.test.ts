import type { Locale } from '@spark/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePost, makeUser } from '../../../test/factories.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { placeScene } from './pictures/other-scenes.ts';

const ours = 'http://localhost:3000';
let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp();
});
afterAll(() => spark.close());

const get = (url: string, headers: Record<string, string> = {}) =>
  spark.send({ method: 'GET', url, headers });

async function read(url: string): Promise<string> {
  const answer = await get(url);
  expect(answer.statusCode, `${url}: ${answer.body}`).toBe(200);
  return answer.body;
}

test('feeds speak the one their address asks for, on all their pages, else the one of the shop', async () => {
  const { db } = spark;
  const author = await makeUser(db, { name: 'Mira', bio: '' });
  for (let at = 0; at < 21; at += 1) await makePost(db, { author_id: author.id, text: '' });
  const path = `/feeds/people/${author.handle}.json`;
  expect(JSON.parse(await read(path))).toMatchObject({ title: `Mira (@${author.handle}) on Spark` });
  expect(JSON.parse(await read(`${path}?lang=xx`))).toMatchObject({ feed_url: ours + path });
  const chinese = JSON.parse(await read(`${path}?lang=zh-CN`));
  expect(chinese).toMatchObject({
    title: `Mira（@${author.handle}）· Spark`,
    description: 'Mira在 Spark 上发的笔记。',
    feed_url: `${ours}${path}?lang=zh-CN`,
    next_url: expect.stringContaining('?lang=zh-CN&cursor='),
  });
  expect(chinese.items[0].title).not.toMatch(/^A post by/);
});

test('pictures of places speak it, too', () => {
  const said = (locale: Locale) => JSON.stringify(placeScene([], { findFile: () => null, locale }));
  expect(said('en')).toContain('Buy what you see.');
  expect(said('zh-CN')).toContain('买下你看到的');
  expect(said('ar')).toContain('تابع ما تحب');
});
