import { expect, test } from 'vitest';
import { beginWith, type CommentDraft } from './comment-draft.ts';

const draft = (text: string, answers: string | null, askedId: string | null = null): CommentDraft => ({
  text,
  replyTo: answers === null ? null : { id: answers, name: 'Ines' },
  products: [],
  askedId,
  isWaiting: false,
});
const toIt = draft('The blue one', 'first');
const plain = draft('Where is it from?', null);

test('what was typed last goes on where nothing else is asked for', () => {
  expect(beginWith([], null)).toEqual({ draft: null, aside: [] });
  expect(beginWith([toIt, plain], null)).toEqual({ draft: toIt, aside: [plain] });
});

test('who asks to answer a comment does so; what was begun otherwise waits aside', () => {
  expect(beginWith([toIt, plain], 'second')).toEqual({ draft: null, aside: [toIt, plain] });
  expect(beginWith([plain, toIt], 'first')).toEqual({ draft: toIt, aside: [plain] });
});

test('a page that is loaded again goes on with what was typed there, whatever its address asks for', () => {
  const typedThere = draft('The green one', 'first', 'second');
  expect(beginWith([typedThere, plain], 'second')).toEqual({ draft: typedThere, aside: [plain] });
  expect(beginWith([typedThere, plain], 'third')).toEqual({ draft: null, aside: [typedThere, plain] });
});
