import { expect, test } from 'vitest';
import { keptPosts, parsePostIds, withPostId } from './post-cookies.ts';

const idOf = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;

test('what was kept last is there, and once', () => {
  let value = '';
  for (let number = 0; number <= keptPosts; number++) value = withPostId(value, idOf(number), true);
  value = withPostId(value, idOf(5), true);
  const kept = parsePostIds(value);
  expect(kept).toHaveLength(keptPosts);
  expect(kept[0]).toBe(idOf(1));
  expect(kept.at(-1)).toBe(idOf(5));
  expect(value.length).toBeLessThan(3_000);
  expect(parsePostIds(withPostId(value, idOf(5), false))).not.toContain(idOf(5));
});

test('what is no id is passed over', () => {
  expect(parsePostIds(`x.${idOf(1)}.<script>..`)).toEqual([idOf(1)]);
  expect(parsePostIds(undefined)).toEqual([]);
});
