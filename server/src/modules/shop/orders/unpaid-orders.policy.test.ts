import { expect, test } from 'vitest';
import { speak } from '../../../platform/sentences/index.ts';
import { addressKey, objectToUnpaid, unpaidLimits } from './unpaid-orders.policy.ts';

const none = { orders: 0, pieces: 0, ordersAtAddress: 0 };

test.each([
  ['the first order', none, 3, null],
  ['the last one allowed', { ...none, orders: 4, pieces: 4 }, 1, null],
  ['one too many', { ...none, orders: 5, pieces: 5 }, 1, /^You have 5 orders that are not paid yet/],
  ['as many pieces as allowed', { ...none, orders: 1, pieces: 150 }, 50, null],
  ['a piece too many', { ...none, orders: 1, pieces: 150 }, 51, /can hold 200 pieces.*hold 150 already/],
  ['too many pieces at once', none, 201, /can hold 200 pieces.*would be 201/],
  [
    'a full house',
    { ...none, ordersAtAddress: unpaidLimits.ordersAtAddress },
    1,
    /^20 orders to this address/,
  ],
])('%s', (_name, unpaid, pieces, sentence) => {
  const objection = objectToUnpaid(unpaid, pieces);
  if (sentence === null || objection === null) expect(objection).toBe(sentence);
  else expect(speak('en', objection)).toMatch(sentence);
});

const address = {
  name: 'Ada',
  line1: '12 St James’s Square',
  line2: 'Flat 3',
  city: 'London',
  postalCode: 'SW1Y 4JH',
  country: 'GB',
};

test.each([
  ['another name', { name: 'Charles' }],
  ['other capitals and signs', { line1: '12, ST. JAMES’S SQUARE', postalCode: 'sw1y4jh' }],
  ['all of it in one line', { line1: '12 St James’s Square, Flat 3', line2: null }],
  ['the town in other words', { city: 'City of London' }],
])('%s is the same address', (_name, facts) => {
  expect(addressKey({ ...address, ...facts })).toBe(addressKey(address));
});

test.each([
  ['another flat', { line2: 'Flat 4' }],
  ['another house', { line1: '13 St James’s Square' }],
  ['another district', { postalCode: 'SW1Y 4JJ' }],
  ['another country', { country: 'IE' }],
  ['another script', { line1: '圣詹姆斯广场 12' }],
])('%s is another address', (_name, facts) => {
  expect(addressKey({ ...address, ...facts })).not.toBe(addressKey(address));
});
