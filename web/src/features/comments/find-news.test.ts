import { expect, test } from 'vitest';
import { findNews } from './find-news.ts';

const told = (...ids: string[]) => ids.map((id) => ({ id, threadId: id }));
const page = (recent: string[], known = recent) => ({ recent, known: new Set(known) });

test('news is what the page does not know', () => {
  expect(findNews(told('5', '4', '3'), page(['3', '2']))).toEqual(told('5', '4'));
  expect(findNews(told('5', '4', '3'), page(['3', '2'], ['3', '2', '5']))).toEqual(told('4'));
});

test('beneath a post of which nothing was said all is news', () => {
  expect(findNews(told('1'), page([]))).toEqual(told('1'));
});

test('what moves up because a newer comment went is none', () => {
  expect(findNews(told('3', '1'), page(['4', '3', '2']))).toEqual([]);
});
