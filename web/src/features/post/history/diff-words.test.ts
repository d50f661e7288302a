import { array, assert, constantFrom, property } from 'fast-check';
import { expect, test } from 'vitest';
import { diffWords } from './diff-words.ts';

const marks = { same: ['', ''], removed: ['[-', '-]'], added: ['{+', '+}'] };

function shown(before: string, after: string): string {
  return diffWords(before, after)
    .map(({ kind, text }) => marks[kind].join(text))
    .join('');
}

test.each([
  ['A red lamp', 'A blue lamp', 'A [-red-]{+blue+} lamp'],
  ['A lamp', 'A lamp for the desk', 'A lamp{+ for the desk+}'],
  ['Very nice', 'Nice', '[-Very nice-]{+Nice+}'],
  ['', 'New', '{+New+}'],
  ['Old', '', '[-Old-]'],
  ['Same', 'Same', 'Same'],
  ['', '', ''],
  ['我喜欢茶', '我喜欢咖啡', '我喜欢[-茶-]{+咖啡+}'],
])('from %j to %j', (before, after, expected) => {
  expect(shown(before, after)).toBe(expected);
});

test('both texts can be read from the difference', () => {
  const text = array(constantFrom('a', 'b', 'lamp', ' ', '\n', '.', '茶', '👩‍🍳')).map((words) =>
    words.join(''),
  );
  assert(
    property(text, text, (before, after) => {
      const parts = diffWords(before, after);
      const read = (other: string) =>
        parts.map(({ kind, text: part }) => (kind === other ? '' : part)).join('');
      expect(read('added')).toBe(before);
      expect(read('removed')).toBe(after);
    }),
  );
});
