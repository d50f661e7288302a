import { expect, test } from 'vitest';
import { postOf, readerOf, testId, testNow } from '../made-up-community.ts';
import { rankFeed } from '../rank/rank-feed.ts';
import { usualWeights } from '../rank/score.ts';
import { prepareReader } from '../reader/reader.ts';
import { createFeedIndex } from './feed-index.ts';
import { languageBits, languageNumber, numbersRead } from './language-number.ts';
import { kindOf, languageOf } from './post.ts';
import { putPost } from './put-post.ts';

test('every language has a number of its own that fits beside the kind, and what is none has 0', () => {
  const tags = ['en', 'zh', 'ar', 'ne', 'a', 'fil', 'zzz', 'zh-Hant'];
  expect(tags.map(languageNumber).every((number) => number < 2 ** languageBits)).toBe(true);
  expect(languageNumber('pt-BR')).toBe(languageNumber('pt'));
  const apart = ['en', 'ne', 'zh', 'zh-Hans', 'zh-Hant', 'sr-hant', 'fil', 'zzz', 'zz-hans'];
  expect(new Set(apart.map(languageNumber)).size).toBe(apart.length);
  for (const none of [null, undefined, '', 'a', '中文', 'english']) expect(languageNumber(none)).toBe(0);
});

test('who reads one way to write Chinese reads what could be either, and not the other way', () => {
  const [either, hans, hant] = ['zh', 'zh-Hans', 'zh-Hant'].map(languageNumber);
  expect(numbersRead('zh-Hant')).toEqual([either, hant]);
  expect(numbersRead('zh')).toEqual([either, hans, hant]);
  expect(numbersRead('none such')).toEqual([]);
});

test('a post that is put again in another language keeps its kind', () => {
  const index = createFeedIndex();
  putPost(index, postOf(1, { kind: 'poll', language: 'zzz' }));
  putPost(index, postOf(1, { kind: 'poll', language: 'en' }));
  const post = index.all.newest.things[0] ?? 0;
  expect([kindOf(index, post), languageOf(index, post)]).toEqual([4, languageNumber('en')]);
});

test('few posts somebody can read are found among many they cannot', () => {
  const index = createFeedIndex();
  for (let number = 0; number < 400; number += 1) {
    putPost(
      index,
      postOf(number, { language: number % 40 === 0 ? 'zh' : 'en', createdAt: testNow - number }),
    );
  }
  const reader = prepareReader(
    index,
    readerOf({ languages: ['zh'], interests: new Map([[testId('interest', 1), 1]]) }),
  );
  const options = { now: testNow, seed: 1, size: 20, pageSize: 20, kind: null, weights: usualWeights };
  const found = rankFeed(index, reader, options).map(({ id }) => id);
  expect(found.toSorted()).toEqual(Array.from({ length: 10 }, (_, at) => testId('post', at * 40)).toSorted());
});
