import { expect, test } from 'vitest';
import { moveTo, stockEffect, type OrderMove } from './order-moves.policy.ts';

const states = ['pending', 'paid', 'shipped', 'cancelled', 'refunded'] as const;

test.each<[OrderMove, (string | null)[]]>([
  ['pay', ['paid', null, null, null, null]],
  ['ship', [null, 'shipped', null, null, null]],
  ['cancel', ['cancelled', 'cancelled', null, null, null]],
  ['expire', ['cancelled', null, null, null, null]],
  ['refund', [null, 'refunded', 'refunded', null, null]],
])('%s leads from each state to %o', (move, expected) => {
  expect(states.map((state) => moveTo(state, move))).toEqual(expected);
});

test('pieces are held until they are shipped, or somebody else may have them', () => {
  expect(stockEffect('pending', 'paid')).toBe(null);
  expect(stockEffect('paid', 'shipped')).toBe('settle');
  expect(stockEffect('pending', 'cancelled')).toBe('release');
  expect(stockEffect('paid', 'cancelled')).toBe('release');
  expect(stockEffect('paid', 'refunded')).toBe('release');
  expect(stockEffect('shipped', 'refunded')).toBe(null);
});
