import { expect, test } from 'vitest';
import { lineOf } from '#features/bag/testing/samples.ts';
import { checkEntered, chooseDelivery, emptyAddress, totalLeft } from './checkout.ts';

const address = {
  ...emptyAddress,
  name: 'Wanjiru Maina',
  line1: '1 Market Street',
  city: 'Nairobi',
  postalCode: '00100',
  country: 'KE',
};
const option = (id: string) => ({
  id,
  country: 'KE',
  name: id,
  price: { amount: 0, currency: 'USD' },
  days: { from: 1, to: 2 },
});

test('nothing is said about an address that can be delivered to', () => {
  expect(checkEntered(address, 'standard')).toEqual({});
});

test('what is missing is told beside its field; white space is nothing', () => {
  const remarks = checkEntered({ ...address, name: '  ', city: '', country: '' }, '');
  expect(Object.keys(remarks).toSorted()).toEqual(['city', 'country', 'delivery', 'name']);
});

test.each([
  ['as it was put in', lineOf(), 2_400],
  [
    'at another price',
    lineOf({ changes: ['price'], priceWhenAdded: { amount: 900, currency: 'USD' } }),
    2_400,
  ],
  ['with fewer pieces', lineOf({ changes: ['short'], available: 1 }), 1_200],
  ['sold out', lineOf({ changes: ['gone'], available: 0 }), null],
  ['with an unknown price', lineOf({ changes: ['price_unknown'] }), null],
])('a line %s costs what it will once that is accepted', (_name, line, amount) => {
  expect(totalLeft(line)?.amount ?? null).toBe(amount);
});

test.each([
  ['', 'standard'],
  ['express', 'express'],
  ['pigeon', 'standard'],
])('of the ways of delivery, with %s chosen, %s is', (chosen, delivery) => {
  expect(chooseDelivery([option('standard'), option('express')], chosen)).toBe(delivery);
});

test('where nothing is delivered, nothing is chosen', () => {
  expect(chooseDelivery([], 'standard')).toBe('');
});
