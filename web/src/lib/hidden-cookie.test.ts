import { expect, test } from 'vitest';
import { keptHides, parseHidden, withHidden } from './hidden-cookie.ts';

const idOf = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;

test('what was hidden last is kept, and once', () => {
  let value = '';
  for (let number = 0; number <= keptHides; number++) value = withHidden(value, idOf(number), true);
  value = withHidden(value, idOf(5), true);
  const kept = parseHidden(value);
  expect(kept).toHaveLength(keptHides);
  expect(kept[0]).toBe(idOf(1));
  expect(kept.at(-1)).toBe(idOf(5));
  expect(value.length).toBeLessThan(3_000);
  expect(parseHidden(withHidden(value, idOf(5), false))).not.toContain(idOf(5));
});

test('what is no id is passed over', () => {
  expect(parseHidden(`x.${idOf(1)}.<script>..`)).toEqual([idOf(1)]);
  expect(parseHidden(undefined)).toEqual([]);
});
