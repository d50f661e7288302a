import { expect, test } from 'vitest';
import { readLetterToken, signLetterToken } from './letter-token.ts';

const token = signLetterToken('a key', 'letters', 'somebody.all');

test('the word of a link says what was signed', () => {
  expect(readLetterToken('a key', 'letters', token)).toBe('somebody.all');
});

test.each([
  ['signed with another key', signLetterToken('another key', 'letters', 'somebody.all')],
  ['signed for something else', signLetterToken('a key', 'consent', 'somebody.all')],
  ['changed', token.replace('somebody', 'somebodi')],
  ['cut', token.slice(0, -1)],
  ['not signed', 'somebody.all'],
  ['nothing', ''],
])('one that is %s says nothing', (_name, changed) => {
  expect(readLetterToken('a key', 'letters', changed)).toBeNull();
});
