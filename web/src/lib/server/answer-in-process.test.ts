import { expect, test } from 'vitest';
import { cookieHeader } from './answer-in-process.ts';

test('a cookie set meanwhile takes the place of the one sent', () => {
  expect(cookieHeader('a=1; b=2', ['a=3; Path=/; HttpOnly'])).toBe('a=3; b=2');
});

test('a cookie taken away meanwhile is not sent on', () => {
  expect(cookieHeader('a=1; b=2', ['a=; Max-Age=0; Path=/'])).toBe('b=2');
});

test('values keep their own equals signs', () => {
  expect(cookieHeader('', ['token=abc==; Path=/'])).toBe('token=abc==');
});
