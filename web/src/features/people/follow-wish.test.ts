import { expect, test } from 'vitest';
import { following } from './follow-wish.ts';

const none = { follows: false, followsInterests: [], followerCount: 4 };
const all = { follows: true, followsInterests: [], followerCount: 5 };
const some = (...followsInterests: string[]) => ({ follows: true, followsInterests, followerCount: 5 });

test('a wish shows at once what the server will answer', () => {
  expect(following(none, 'everything')).toEqual(all);
  expect(following(all, 'everything')).toEqual(all);
  expect(following(all, 'nothing')).toEqual(none);
  expect(following(none, { interest: 'cats', isWanted: true })).toEqual(some('cats'));
  expect(following(all, { interest: 'cats', isWanted: true })).toEqual(some('cats'));
  expect(following(some('cats'), { interest: 'bbq', isWanted: true })).toEqual(some('cats', 'bbq'));
  expect(following(some('cats', 'bbq'), { interest: 'cats', isWanted: false })).toEqual(some('bbq'));
  expect(following(some('bbq'), { interest: 'bbq', isWanted: false })).toEqual(none);
  expect(following(some('bbq'), 'everything')).toEqual(all);
});
