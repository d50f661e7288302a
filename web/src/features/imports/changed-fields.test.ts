import { expect, test } from 'vitest';
import { changedFields } from './changed-fields.ts';

test.each([
  [['title'], 'Title'],
  [['price_amount', 'price_currency', 'image_links'], 'Price and Pictures'],
  [['shelf_number'], 'shelf number'],
])('what changed is told in words: %s', (fields, words) => {
  expect(changedFields(fields)).toBe(words);
});
